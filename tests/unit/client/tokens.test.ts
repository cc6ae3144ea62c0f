import { describe, expect, test } from '@jest/globals';
import { type HeldToken, heldFrom, tokenHolder } from '../../../core/client/tokens.ts';

const NOW = 1_000_000;
const fresh = (token: string): HeldToken => heldFrom({ token, expiresIn: 900 }, NOW);
const stale = (token: string): HeldToken => heldFrom({ token, expiresIn: 10 }, NOW);

/** A holder of a token, and how often it was renewed. */
const holding = (held: HeldToken | undefined, renew: () => Promise<HeldToken | undefined>) => {
  let renewals = 0;
  const holder = tokenHolder(
    async () => {
      renewals += 1;
      return renew();
    },
    () => NOW,
  );
  holder.hold(held);
  return { holder, renewals: () => renewals };
};

describe('a token', () => {
  test('that is good for a while is sent as it is', async () => {
    const { holder, renewals } = holding(fresh('a'), async () => fresh('b'));
    expect(await holder.current()).toBe('a');
    expect(renewals()).toBe(0);
  });

  test('that is about to expire is renewed once for all who ask', async () => {
    const { holder, renewals } = holding(stale('a'), async () => fresh('b'));
    expect(await Promise.all([holder.current(), holder.current(), holder.renewed('a')])).toEqual([
      'b',
      'b',
      'b',
    ]);
    expect(renewals()).toBe(1);
  });

  test('that was rejected after another had taken its place is not renewed again', async () => {
    const { holder, renewals } = holding(fresh('b'), async () => fresh('c'));
    expect(await holder.renewed('a')).toBe('b');
    expect(renewals()).toBe(0);
  });

  test('of a session that has ended is gone', async () => {
    const { holder } = holding(stale('a'), async () => undefined);
    expect(await holder.current()).toBeUndefined();
    expect(holder.held()).toBeUndefined();
  });

  test('stays while nothing can be reached, and is renewed when something can', async () => {
    let isThere = false;
    const { holder } = holding(stale('a'), async () => {
      if (!isThere) throw new TypeError('fetch failed');
      return fresh('b');
    });
    await expect(holder.current()).rejects.toThrow('fetch failed');
    isThere = true;
    expect(await holder.current()).toBe('b');
  });

  test('is not looked for without a session', async () => {
    const { holder, renewals } = holding(undefined, async () => fresh('b'));
    expect([await holder.current(), await holder.renewed('a')]).toEqual([undefined, undefined]);
    expect(renewals()).toBe(0);
  });
});
