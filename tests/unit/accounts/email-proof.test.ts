import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { log } from '../../../core/log.ts';
import type { Mail } from '../../../systems/accounts/email/mail.ts';
import { emailProof, newCode, type Ports, type Proof } from '../../../systems/accounts/email/email-proof.ts';
import { latePorts } from '../../shared/leftover.ts';
import { wordsOfForms } from '../../shared/mail.ts';

const REFUSED = { code: 'Refused', message: 'The code is wrong or has expired' };

/** A table, an outbox, a user directory and a clock, in memory, that keep the promises of the real ones. */
const world = (given: Partial<Ports> = {}) => {
  const records = new Map<string, Proof & { attempts: number }>();
  const outbox: { to: string; mail: Mail }[] = [];
  const emails = new Map<string, string>();
  const faults = { mailIsDown: false, directoryIsDown: false };
  let [nowMs, drawn] = [Date.UTC(2026, 10, 21, 12), 12_345_677];
  const proof = emailProof(
    latePorts<Ports>({
      proofs: {
        begin: async (fresh, unlessAfter) => {
          const standing = records.get(fresh.sub);
          if (standing && standing.sentAt > unlessAfter) return standing.sentAt;
          records.set(fresh.sub, { ...fresh, attempts: 0 });
          return undefined;
        },
        attempt: async (sub, now, most) => {
          const standing = records.get(sub);
          if (!standing || standing.attempts >= most || standing.until <= now) return undefined;
          standing.attempts += 1;
          return { email: standing.email, codeHash: standing.codeHash };
        },
        remove: async ({ sub, codeHash }) => {
          if (records.get(sub)?.codeHash === codeHash) records.delete(sub);
        },
      },
      mailer: {
        send: async (to, mail) => {
          if (faults.mailIsDown) throw new Error('the mail was not sent: Down');
          outbox.push({ to, mail });
        },
      },
      provenEmail: async (sub) => emails.get(sub),
      setEmail: async (sub, email) => {
        if (faults.directoryIsDown) throw new Error('the directory is down');
        emails.set(sub, email);
      },
      secret: async () => 'secret',
      newCode: () => String((drawn += 1)),
      now: () => new Date(nowMs),
      ...given,
    }),
  );
  return {
    ...proof,
    records,
    outbox,
    emails,
    faults,
    pass: (ms: number) => (nowMs += ms),
    lastCode: () => /Your code: (\d{8})/.exec(outbox.at(-1)?.mail.text ?? '')?.[1] ?? '',
  };
};

describe('asking for a code', () => {
  test('mails it in both forms, and keeps no more than its hash', async () => {
    const here = world();
    await here.ask('sub-1', 'ada@example.com');
    expect(here.outbox).toMatchObject([{ to: 'ada@example.com', mail: { subject: 'Your Trellis code' } }]);
    expect(here.outbox[0]?.mail.html).toMatch(
      /^<!doctype html>\n<html.*\n.*<strong>12345678<\/strong>.*\n<\/body><\/html>\n$/s,
    );
    expect(here.outbox[0]?.mail.text.split('\n')).toEqual([
      'Someone, most likely you, asked to use this e-mail address for a Trellis account.',
      '',
      'Your code: 12345678',
      'It expires in 15 minutes.',
      '',
      'If it was not you, ignore this e-mail. Without the code, nothing changes.',
      '',
    ]);
    const forms = here.outbox.map(({ mail }) => wordsOfForms(mail));
    expect(forms.map(({ html }) => html)).toEqual(forms.map(({ text }) => text));
    expect([...here.records.values()]).toEqual([
      {
        sub: 'sub-1',
        email: 'ada@example.com',
        codeHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        sentAt: '2026-11-21T12:00:00.000Z',
        until: Date.UTC(2026, 10, 21, 12, 15) / 1000,
        attempts: 0,
      },
    ]);
    expect(JSON.stringify([...here.records])).not.toContain('12345678');
  });

  test('can be done once a minute by a user; the newest code counts', async () => {
    const here = world();
    await here.ask('sub-1', 'ada@example.com');
    const first = here.lastCode();
    for (const [passed, retryAfterS] of [
      [0, 60],
      [20_500, 40],
      [39_499, 1],
    ] as const) {
      here.pass(passed);
      await expect(here.ask('sub-1', 'b@example.com')).rejects.toMatchObject({
        code: 'TooManyRequests',
        message: 'A code was sent less than a minute ago: wait before you ask for another one',
        retryAfterS,
      });
    }
    await here.ask('sub-2', 'b@example.com');
    here.pass(1);
    await here.ask('sub-1', 'c@example.com');
    await expect(here.confirm('sub-1', first)).rejects.toMatchObject(REFUSED);
    await here.confirm('sub-1', here.lastCode());
    expect([...here.emails]).toEqual([['sub-1', 'c@example.com']]);
  });

  test('is refused where no mail can be sent', async () => {
    const here = world({ mailer: {} });
    await expect(here.ask('sub-1', 'ada@example.com')).rejects.toMatchObject({
      code: 'Refused',
      message: 'This deployment does not send e-mail',
    });
    expect(here.records.size).toBe(0);
  });

  test('leaves nothing when the mail fails, so that it can be done again at once', async () => {
    const here = world();
    here.faults.mailIsDown = true;
    await expect(here.ask('sub-1', 'ada@example.com')).rejects.toThrow('not sent');
    expect(here.records.size).toBe(0);
    here.faults.mailIsDown = false;
    await expect(here.ask('sub-1', 'ada@example.com')).resolves.toBeUndefined();
  });
});

describe('saying the code', () => {
  test('makes the address the user’s, once', async () => {
    const here = world();
    await here.ask('sub-1', 'ada@example.com');
    await here.confirm('sub-1', here.lastCode());
    expect([...here.emails]).toEqual([['sub-1', 'ada@example.com']]);
    await expect(here.confirm('sub-1', here.lastCode())).rejects.toMatchObject(REFUSED);
  });

  test.each([
    ['another proven address', 'old@example.com', ['ada@example.com', 'old@example.com']],
    ['no proven address', undefined, ['ada@example.com']],
    ['the same address', 'ada@example.com', ['ada@example.com']],
  ])('notifies the previous address when there was %s', async (_what, before, mailed) => {
    // Prepare
    const here = world();
    if (before !== undefined) here.emails.set('sub-1', before);
    await here.ask('sub-1', 'ada@example.com');

    // Act
    await here.confirm('sub-1', here.lastCode());

    // Assess
    expect(here.outbox.map(({ to }) => to)).toEqual(mailed);
    expect(here.outbox.slice(1).map(({ mail }) => mail.subject)).toEqual(
      mailed.slice(1).map(() => 'Your Trellis e-mail address was changed'),
    );
    const forms = here.outbox.map(({ mail }) => wordsOfForms(mail));
    expect(forms.map(({ html }) => html)).toEqual(forms.map(({ text }) => text));
    // The new address belongs to someone else if the account was taken over.
    expect(JSON.stringify(here.outbox.slice(1))).not.toContain('ada@example.com');
  });

  test('changes the address although the previous one cannot be mailed', async () => {
    const here = world();
    here.emails.set('sub-1', 'old@example.com');
    await here.ask('sub-1', 'ada@example.com');
    here.faults.mailIsDown = true;
    const warn = jest.spyOn(log, 'warn').mockReturnValue();
    await here.confirm('sub-1', here.lastCode());
    expect([...here.emails]).toEqual([['sub-1', 'ada@example.com']]);
    expect(warn.mock.calls).toEqual([
      [
        'the previous address could not be notified of the change',
        { error: { name: 'Error', message: expect.stringContaining('not sent') } },
      ],
    ]);
    warn.mockRestore();
  });

  test('works for 15 minutes', async () => {
    const here = world();
    await here.ask('sub-1', 'ada@example.com');
    here.pass(15 * 60_000);
    await expect(here.confirm('sub-1', here.lastCode())).rejects.toMatchObject(REFUSED);
    here.pass(-1_000);
    await expect(here.confirm('sub-1', here.lastCode())).resolves.toBeUndefined();
  });

  test('works at the fifth attempt, and not at the sixth', async () => {
    for (const [wrong, works] of [
      [4, true],
      [5, false],
    ] as const) {
      const here = world();
      await here.ask('sub-1', 'ada@example.com');
      for (let tries = 0; tries < wrong; tries += 1)
        await expect(here.confirm('sub-1', '00000000')).rejects.toMatchObject(REFUSED);
      const last = here.confirm('sub-1', here.lastCode());
      await (works ? expect(last).resolves.toBeUndefined() : expect(last).rejects.toMatchObject(REFUSED));
      expect(here.emails.size).toBe(works ? 1 : 0);
    }
  });

  test('can be done again when the user directory was down', async () => {
    const here = world();
    await here.ask('sub-1', 'ada@example.com');
    here.faults.directoryIsDown = true;
    await expect(here.confirm('sub-1', here.lastCode())).rejects.toThrow('down');
    here.faults.directoryIsDown = false;
    await here.confirm('sub-1', here.lastCode());
    expect(here.emails.get('sub-1')).toBe('ada@example.com');
  });

  test('law: no code opens another user’s proof, and only the exact one opens one’s own', async () => {
    const codes = fc.oneof(fc.stringMatching(/^\d{1,9}$/), fc.string({ minLength: 1, maxLength: 20 }));
    await fc.assert(
      fc.asyncProperty(codes, async (guess) => {
        const here = world();
        await here.ask('sub-1', 'one@example.com');
        const code = here.lastCode();
        await here.ask('sub-2', 'two@example.com');
        await expect(here.confirm('sub-2', code)).rejects.toMatchObject(REFUSED);
        const said = here.confirm('sub-1', guess);
        if (guess === code) await said;
        else await expect(said).rejects.toMatchObject(REFUSED);
        expect(here.emails.size).toBe(guess === code ? 1 : 0);
        if (guess !== code) await here.confirm('sub-1', code);
        expect([...here.emails]).toEqual([['sub-1', 'one@example.com']]);
      }),
    );
  });
});

/** What is kept of a code that was asked for. */
const keptHash = async (about: Readonly<Record<'secret' | 'sub' | 'email' | 'code', string>>) => {
  const here = world({ secret: async () => about.secret, newCode: () => about.code });
  await here.ask(about.sub, about.email);
  return here.records.get(about.sub)?.codeHash;
};
const ASKED = { secret: 's', sub: 'a', email: 'bc', code: 'd' };

describe('a code', () => {
  test('law: its hash is one user’s, one address’s and one code’s alone', async () => {
    const text = fc.string({ maxLength: 12 });
    const said = fc.record({ secret: fc.constant('s'), sub: text, email: text, code: text });
    await fc.assert(
      fc.asyncProperty(said, said, async (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect((await keptHash(one)) === (await keptHash(other))).toBe(isSame);
      }),
    );
  });

  test.each([
    ['secret', { secret: 't' }],
    ['user', { sub: 'b' }],
    ['address', { email: 'bd' }],
    ['code', { code: 'e' }],
    ['user, although the same letters follow each other', { sub: 'ab', email: 'c' }],
  ])('has another hash for another %s, and the same one for the same', async (_what, other) => {
    const hash = await keptHash(ASKED);
    expect(await keptHash({ ...ASKED, ...other })).not.toBe(hash);
    expect(await keptHash({ ...ASKED })).toBe(hash);
  });

  test('has eight digits', () => {
    for (let drawn = 0; drawn < 200; drawn += 1) expect(newCode()).toMatch(/^\d{8}$/);
  });
});
