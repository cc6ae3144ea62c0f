import { describe, expect, test } from '@jest/globals';
import { type News, type Session, sessionOf } from '../../../web/session/session.ts';

const NOW = 1_000_000;

/** A token of a user, good for a number of seconds; nothing is signed. */
const tokenOf = (sub: string, lastsS = 900) => {
  const payload = Buffer.from(
    JSON.stringify({ sub, 'cognito:username': sub, 'cognito:groups': ['admins'] }),
  ).toString('base64url');
  return { token: `a.${payload}.${String(lastsS)}`, expiresAtMs: NOW + lastsS * 1000 };
};

/** Two tabs of one browser, whose cookie holds a session or not. */
const tabs = (cookie: { sub: string | undefined }) => {
  let renewals = 0;
  let queue: Promise<unknown> = Promise.resolve();
  const forgotten = [0, 0];
  const made: Session[] = [];
  const tab = (at: 0 | 1): Session =>
    sessionOf({
      renew: async () => {
        renewals += 1;
        return cookie.sub === undefined ? undefined : tokenOf(cookie.sub);
      },
      alone: <T>(work: () => Promise<T>) => {
        const turn = queue.then(work, work);
        queue = turn.catch(() => undefined);
        return turn;
      },
      tell: (news: News) => made[1 - at]?.hear(news),
      forget: () => {
        forgotten[at] = (forgotten[at] ?? 0) + 1;
      },
      now: () => NOW,
    });
  made.push(tab(0), tab(1));
  const [one, other] = made as [Session, Session];
  return { one, other, forgotten, renewals: () => renewals };
};

const who = (session: Session): string => {
  const state = session.state();
  return state.status === 'in' ? state.claims.sub : state.status;
};

describe('two tabs', () => {
  test('find out by the cookie who is signed in', async () => {
    const { one } = tabs({ sub: 'ada' });
    expect(who(one)).toBe('unknown');
    await one.start();
    expect(one.state()).toEqual({
      status: 'in',
      claims: { sub: 'ada', username: 'ada', groups: ['admins'] },
    });
  });

  test('whose tokens have expired at once renew them once', async () => {
    const { one, other, renewals } = tabs({ sub: 'ada' });
    one.begin(tokenOf('ada', 5));
    expect(await Promise.all([one.tokens.current(), other.tokens.current()])).toEqual([
      tokenOf('ada').token,
      tokenOf('ada').token,
    ]);
    expect(renewals()).toBe(1);
  });

  test('end together, and forget what they have read', async () => {
    const { one, other, forgotten } = tabs({ sub: 'ada' });
    one.begin(tokenOf('ada'));
    one.end();
    expect([one.state(), other.state()]).toEqual([
      { status: 'out', ended: false },
      { status: 'out', ended: true },
    ]);
    expect(forgotten).toEqual([1, 1]);
    expect(await other.tokens.current()).toBeUndefined();
  });

  test('that hear twice of one end still know that it was not asked for', async () => {
    const cookie: { sub: string | undefined } = { sub: 'ada' };
    const { one, other } = tabs(cookie);
    one.begin(tokenOf('ada', 5));
    cookie.sub = undefined;

    await Promise.all([one.tokens.current(), other.tokens.current()]);

    expect([one.state(), other.state()]).toEqual([
      { status: 'out', ended: true },
      { status: 'out', ended: true },
    ]);
  });

  test('become somebody else’s together', () => {
    const { one, other, forgotten } = tabs({ sub: 'bob' });
    one.begin(tokenOf('ada'));
    one.begin(tokenOf('bob'));
    expect([who(one), who(other)]).toEqual(['bob', 'bob']);
    expect(forgotten).toEqual([1, 1]);
  });

  test('both know when the session has ended elsewhere', async () => {
    const cookie: { sub: string | undefined } = { sub: 'ada' };
    const { one, other } = tabs(cookie);
    one.begin(tokenOf('ada', 5));
    cookie.sub = undefined;
    expect(await one.tokens.current()).toBeUndefined();
    expect([who(one), who(other)]).toEqual(['out', 'out']);
  });
});
