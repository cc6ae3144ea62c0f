import { readFile } from 'node:fs/promises';
import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { components, operations } from '../../../core/contract/types.ts';
import { MAX_FILE_BYTES } from '../../../systems/permits/loading/reading.ts';
import { RECORDED, refusalText, sentenceOf } from '../../../web/audit/actions.ts';
import { auditLink } from '../../../web/audit/search.ts';
import { pauseMs } from '../../../web/lists/pause.ts';
import { MAX_BYTES, MAX_NAME, NAME, unfitness } from '../../../web/loads/limits.ts';
import { firstRejects } from '../../../web/loads/rejects.ts';
import { loadsLink } from '../../../web/loads/search.ts';
import { type Upload, uploadsBy } from '../../../web/loads/uploads.ts';
import { dayOf, expiryOf } from '../../../web/users/expiry.ts';
import { usersLink } from '../../../web/users/search.ts';

/** Links as a browser may have them: anything under names that mean something. */
const anyLink = fc.dictionary(
  fc.constantFrom('user', 'username', 'email', 'state', 'role', 'key', 'load', 'action', 'from', 'to'),
  fc.oneof(
    fc.anything(),
    fc.string(),
    fc.date().map((date) => String(date)),
  ),
);

describe.each([
  ['users', usersLink],
  ['the audit', auditLink],
  ['loads', loadsLink],
])('a link to %s', (_name, read: (search: Record<string, unknown>) => object) => {
  test('is read whatever it says, and says the same when it is read again', () => {
    fc.assert(
      fc.property(anyLink, (search) => {
        const link = read(search);
        expect(read({ ...link })).toEqual(link);
      }),
    );
  });
});

test('a link to users looks by a name or by an address, not by both', () =>
  expect(usersLink({ username: 'a', email: 'b', state: 'gone', key: 'k' })).toEqual({ username: 'a' }));

test('a range that ends before it begins has no end', () =>
  expect(auditLink({ from: '2026-01-02T01:00:00+01:00', to: '2026-01-01' })).toEqual({
    from: '2026-01-02T00:00:00Z',
  }));

describe('a record of the audit', () => {
  const record = (change: Partial<components['schemas']['AuditRecord']>) => ({
    id: 'i',
    at: '2026-01-01T00:00:00.000Z',
    by: 'ada',
    bySub: 's',
    action: 'changeKey',
    whom: 'bob',
    outcome: 'done',
    ...change,
  });

  test.each([
    [{ detail: 'key: k1; enabled: false' }, 'ada disabled a key of bob'],
    [{ detail: 'key: k1; enabled: true', outcome: 'Conflict' }, 'ada tried to enable a key of bob'],
    [{ detail: 'key: k1' }, 'ada changed a key of bob'],
    [{ action: 'changeUser', detail: 'groups: admins, viewers' }, 'ada put bob into admins and viewers'],
    [{ action: 'changeUser', detail: 'groups: none' }, 'ada took bob out of all groups'],
    [{ action: 'changeUser', detail: 'enabled: false', whom: 'ada' }, 'ada disabled themselves'],
    [{ action: 'issueKey', detail: 'scope: music' }, 'ada gave bob a key for music'],
    [{ action: 'rotateMyKey', whom: 'ada' }, 'ada rotated a key of their own'],
    [{ action: 'inviteUser', whom: '$&' }, 'ada invited $&'],
    [{ action: 'inviteUser', whom: 'ada', outcome: 'Conflict' }, 'ada tried to invite a user named ada'],
    [{ action: 'somethingNew', outcome: 'started' }, 'ada tried to do somethingNew to bob'],
  ])('%j is a sentence', (change, sentence) => expect(sentenceOf(record(change))).toBe(sentence));

  test.each([
    ['RequestInvalid', 'Refused: not valid'],
    ['NotFound', 'Refused: not found'],
    ['SomethingNew', 'Refused: SomethingNew'],
    ['toString', 'Refused: toString'],
  ])('of the outcome %s says: %s', (outcome, text) => expect(refusalText(outcome)).toBe(text));

  test('is of an operation of the contract', () => {
    const known: readonly (keyof operations)[] = [
      'inviteUser',
      'resendInvitation',
      'changeUser',
      'deleteUser',
      'issueKey',
      'changeKey',
      'deleteKey',
      'rotateKey',
      'changeMyKey',
      'deleteMyKey',
      'rotateMyKey',
      'deleteMe',
      'changePassword',
      'resetPassword',
      'endSessions',
      'confirmEmail',
    ];
    expect(RECORDED.map(({ action }) => action)).toEqual(known);
  });
});

describe('rejected rows', () => {
  const line = (row: number): string => `${JSON.stringify({ sheet: 'a', row, reason: 'é' })}\n`;
  async function* cut(text: string, size: number) {
    for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.slice(at, at + size));
  }

  test('are the same however the file is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(30), fc.integer({ min: 1, max: 50 }), async (count, size) => {
        const text = Array.from({ length: count }, (_, row) => line(row)).join('');
        const { rows, hasMore } = await firstRejects(cut(text, size), 20);
        expect(rows.map(({ row }) => row)).toEqual(
          Array.from({ length: Math.min(count, 20) }, (_, row) => row),
        );
        expect(hasMore).toBe(count > 20);
      }),
    );
  });

  test('that are cut short or are no rows are left out', async () =>
    expect((await firstRejects(cut(`null\n[]\n{"row":"1"}\n${line(7)}{"row":8,"rea`, 9), 20)).rows).toEqual([
      { sheet: 'a', row: 7, column: '', value: '', reason: 'é' },
    ]));
});

describe('a file', () => {
  test.each([
    ['a picture', { name: 'a.png', size: 5 }, /type of file/],
    ['an old workbook', { name: 'a.xls', size: 5 }, /type of file/],
    ['an empty one', { name: 'a.csv', size: 0 }, /empty/],
    ['a large one', { name: 'a.csv', size: MAX_BYTES + 1 }, /too large/],
    ['one with another letter', { name: 'ä.csv', size: 5 }, /name of the file/],
    ['one with a long name', { name: `${'a'.repeat(MAX_NAME)}.csv`, size: 5 }, /too long/],
  ])('is not sent: %s', (_name, what, reason) => expect(unfitness(what)).toMatch(reason));

  test('is sent when it is a spreadsheet, whatever the case of its name', () =>
    expect(unfitness({ name: 'December2016Issued.XLSX', size: MAX_BYTES })).toBeUndefined());

  test('has the limits of the API', async () => {
    const { components: its } = parse(await readFile('openapi.yaml', 'utf8')) as {
      components: {
        schemas: { NewLoad: { properties: { fileName: { pattern: string; maxLength: number } } } };
      };
    };
    const { pattern, maxLength } = its.schemas.NewLoad.properties.fileName;
    expect([MAX_BYTES, NAME.source, MAX_NAME]).toEqual([MAX_FILE_BYTES, pattern, maxLength]);
  });
});

describe('uploads', () => {
  const file = (name: string): File => new File(['x'], `${name}.csv`);
  const states = (list: readonly Upload[]) => list.map(({ state }) => state);

  test('go two at a time, and one that fails does not hold up the others', async () => {
    const ends: ((error?: Error) => void)[] = [];
    const uploads = uploadsBy(
      () =>
        new Promise((resolve, reject) => {
          ends.push((error) => {
            if (error) reject(error);
            else resolve();
          });
        }),
    );
    uploads.add([file('a'), file('b'), file('c')]);
    expect(states(uploads.list())).toEqual(['sending', 'sending', 'waiting']);

    ends[0]?.(new TypeError('no answer'));
    await new Promise(setImmediate);

    expect(states(uploads.list())).toEqual(['failed', 'sending', 'sending']);
  });

  test('of one name are the last one, which waits until an earlier one has arrived', async () => {
    const ends: (() => void)[] = [];
    const uploads = uploadsBy(() => new Promise((resolve) => ends.push(resolve)));
    uploads.add([file('a'), file('b'), file('a')]);
    expect(states(uploads.list())).toEqual(['left', 'sending', 'sending']);
    uploads.add([file('a')]);
    ends[0]?.();
    await new Promise(setImmediate);
    expect(states(uploads.list())).toEqual(['left', 'sent', 'sending', 'waiting']);

    ends[1]?.();
    await new Promise(setImmediate);

    expect(states(uploads.list())).toEqual(['left', 'sent', 'sent', 'sending']);
  });

  test('that fail are not sent again once another file of the name was chosen', async () => {
    const uploads = uploadsBy(() => Promise.reject(new TypeError('no answer')));

    uploads.add([file('a')]);
    uploads.add([file('a')]);
    await new Promise(setImmediate);
    await new Promise(setImmediate);

    expect(states(uploads.list())).toEqual(['left', 'failed']);
  });

  test('wait for the network, and go on with what was cut', async () => {
    let isOnline = true;
    const send = jest.fn((): Promise<void> => Promise.reject(new TypeError('no answer')));
    const uploads = uploadsBy(send, () => isOnline);
    uploads.add([file('a')]);
    await new Promise(setImmediate);
    isOnline = false;
    uploads.again(uploads.list()[0]?.id ?? 0);
    uploads.add([file('b')]);
    expect(states(uploads.list())).toEqual(['waiting', 'waiting']);
    expect(send).toHaveBeenCalledTimes(1);
    isOnline = true;
    send.mockResolvedValue();

    uploads.goOn();
    await new Promise(setImmediate);

    expect(states(uploads.list())).toEqual(['sent', 'sent']);
  });

  test('know their load from those that there were before', async () => {
    const uploads = uploadsBy((_file, tell) => {
      tell.before(['old']);
      return Promise.resolve();
    });
    uploads.add([file('a')]);
    await new Promise(setImmediate);
    uploads.add([file('a')]);
    await new Promise(setImmediate);

    uploads.see([
      { id: 'new', file: 'a.csv' },
      { id: 'other', file: 'b.csv' },
      { id: 'old', file: 'a.csv' },
    ]);

    expect(uploads.list().map(({ loadId }) => loadId)).toEqual(['new', undefined]);
  });

  test('that are forgotten are given up, and those that are added later are sent', async () => {
    const signals: AbortSignal[] = [];
    const uploads = uploadsBy(
      (_file, _tell, signal) =>
        new Promise((_resolve, reject) => {
          signals.push(signal);
          signal.addEventListener('abort', () => {
            reject(signal.reason as Error);
          });
        }),
    );
    uploads.add([file('a'), file('b'), file('c')]);

    uploads.forget();
    await new Promise(setImmediate);
    const forgotten = uploads.list();
    uploads.add([file('a')]);

    expect(forgotten).toEqual([]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, false]);
    expect(states(uploads.list())).toEqual(['sending']);
  });
});

test('pauses grow, and end somewhere', () => {
  const pauses = Array.from({ length: 40 }, (_, looks) => pauseMs(looks));
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  expect([pauses[0], pauses.at(-1)]).toEqual([1_000, 15_000]);
});

test('the last day of a key is the same when it is read back', () => {
  expect(dayOf(expiryOf('2030-02-28'))).toBe('2030-02-28');
  expect([expiryOf(''), expiryOf('2030-1'), dayOf(undefined)]).toEqual([undefined, undefined, '']);
});
