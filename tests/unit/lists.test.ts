import { readFile } from 'node:fs/promises';
import { beforeAll, expect, jest, test } from '@jest/globals';
import { log } from '../../core/log.ts';
import { contractOf } from '../../generate/contract.ts';
import { listAudit } from '../../systems/accounts/audit/audit-list.ts';
import { listUsers } from '../../systems/accounts/users/listing.ts';
import { listSkipped } from '../../systems/cameras/skipped/listing.ts';
import { lastFive, lastFiveOf, listClips } from '../../systems/cameras/timeline/listing.ts';
import { listImages, listTags } from '../../systems/images/search/listing.ts';
import { loadStore } from '../../systems/permits/aws/load-record.ts';
import { loadList } from '../../systems/permits/aws/load-list.ts';
import { newRecord } from '../../systems/permits/loading/load-record.ts';
import { listLoads } from '../../systems/permits/loads/managing.ts';
import { accountWorld } from '../shared/accounts/world.ts';
import { clipWorld, FILM } from './cameras/world.ts';
import { ADA, BOB, idOf, imageWith, tagged } from './images/arbitrary.ts';
import { imageWorld } from './images/world.ts';
import { searchWorld } from './permits/search/world.ts';

/*
 * One rule for every list: a cursor belongs to its query and its caller, and each page may have its own size. A list
 * enters by being in the contract.
 */

for (const level of ['info', 'warn', 'error'] as const)
  jest.spyOn(log, level).mockImplementation(() => undefined);

interface Page {
  /** What tells the entries apart. */
  readonly names: readonly unknown[];
  readonly cursor?: string | undefined;
}

interface Asked {
  readonly limit: number;
  readonly cursor?: string;
}

/** A list of five entries, or more, for each caller. `other` asks for something else by the same cursor. */
interface List {
  readonly ask: (caller: string, asked: Asked) => Promise<Page>;
  readonly other?: (caller: string, asked: Asked) => Promise<unknown>;
}

const FIVE = [1, 2, 3, 4, 5];

const permits = async (): Promise<List> => {
  const here = searchWorld();
  await here.loadRows(
    'a.csv',
    FIVE.map((n) => ({ number: `2016${String(n)}` })),
  );
  const search = async (sub: string, query: object) => {
    const answer = await here.search(query, { sub });
    if (!('body' in answer) || typeof answer.body === 'string') throw new Error('it is no page');
    return answer.body;
  };
  return {
    ask: async (sub, asked) => {
      const { items, cursor } = await search(sub, asked);
      return { names: items.map(({ application_number: name }) => name), cursor };
    },
    other: (sub, asked) => search(sub, { ...asked, order: 'desc' }),
  };
};

const loads = async (): Promise<List> => {
  const { db, cursors } = { ...searchWorld(), cursors: accountWorld().parts.cursors };
  for (const n of FIVE) {
    const object = { bucket: 'b', key: `reports/${String(n)}`, etag: 'e', sequencer: '0A', size: 7 };
    const time = `2017-01-03T09:00:0${String(n)}.000Z`;
    await loadStore(db, 'Permits').begin(newRecord({ ...object, time }, time), 1, 2);
  }
  const ports = { loads: { ...loadStore(db, 'Permits'), ...loadList(db, 'Permits') }, cursors };
  return {
    ask: async (caller, asked) => {
      const { items, cursor } = await listLoads(ports, caller, asked);
      return { names: items.map(({ id }) => id), cursor };
    },
    other: (caller, asked) => listLoads(ports, caller, { ...asked, state: 'failed' }),
  };
};

const users = async (): Promise<List> => {
  const { parts, pool } = accountWorld();
  for (const n of FIVE) pool.add({ sub: `u${String(n)}` });
  return {
    ask: async (caller, asked) => {
      const page = await listUsers(parts, caller, asked);
      return { names: page.users.map(({ id }) => id), cursor: page.cursor };
    },
    other: (caller, asked) => listUsers(parts, caller, { ...asked, username: 'name' }),
  };
};

const audit = async (): Promise<List> => {
  const { parts } = accountWorld();
  for (const n of FIVE)
    await parts.records.add({
      id: String(n),
      at: new Date(Date.now() - n).toISOString(),
      by: 'a',
      bySub: 'a',
      action: 'deleteUser',
      outcome: 'done',
    });
  return {
    ask: async (caller, asked) => {
      const { records, cursor } = await listAudit(parts, caller, asked);
      return { names: records.map(({ id }) => id), cursor };
    },
  };
};

const images = async () => {
  const { ports, put } = imageWorld();
  for (const sub of [ADA, BOB])
    for (const n of FIVE) await put(imageWith({ sub, id: idOf(n), tags: tagged(`tag ${String(n)}`) }));
  return ports;
};

const library = async (): Promise<List> => {
  const ports = await images();
  return {
    ask: async (sub, asked) => {
      const page = await listImages(ports, sub, asked);
      return { names: page.images.map(({ id }) => id), cursor: page.cursor };
    },
    other: (sub, asked) => listImages(ports, sub, { ...asked, untagged: true }),
  };
};

const tags = async (): Promise<List> => {
  const ports = await images();
  return {
    ask: async (sub, asked) => {
      const page = await listTags(ports, sub, asked);
      return { names: page.tags, cursor: page.cursor };
    },
    other: (sub, asked) => listTags(ports, sub, { ...asked, prefix: 't' }),
  };
};

const camera = 'Front Door';

const clips = async () => {
  const world = clipWorld();
  const keys = FIVE.map(
    (n) => `patrolcams/${camera}/2026-11-27/Hour-9/record/MD_2026112709330${String(n)}.mp4`,
  );
  world.lay(...keys.map((key) => ({ key, bytes: FILM })));
  await world.deliver(keys);
  return world.viewing;
};

type LastFive = Awaited<ReturnType<typeof lastFive>>;
const clipsOf = ({ Items, cursor }: LastFive): Page => ({ names: Items.map(({ id }) => id), cursor });

const timeline = async (): Promise<List> => {
  const ports = await clips();
  return {
    ask: async (sub, asked) => {
      const page = await listClips(ports, sub, asked);
      return { names: page.clips.map(({ id }) => id), cursor: page.cursor };
    },
    other: (sub, asked) => listClips(ports, sub, { ...asked, type: 'image' }),
  };
};

const five = async (): Promise<List> => {
  const ports = await clips();
  return {
    ask: async (sub, asked) => clipsOf(await lastFive(ports, sub, 'lastFive', asked)),
    other: (sub, asked) => lastFive(ports, sub, 'lastFive', { ...asked, camera }),
  };
};

const fiveOf = async (): Promise<List> => {
  const ports = { ...(await clips()), isKnown: async () => true };
  const of = (sub: string, asked: object & Asked) =>
    lastFiveOf(ports, sub, 'lastFiveOfCamera', { ...asked, camera });
  return {
    ask: async (sub, asked) => clipsOf(await of(sub, asked)),
    other: (sub, asked) => of(sub, { ...asked, ...{ video_date: '2026-11-26' } }),
  };
};

const skipped = async (): Promise<List> => {
  const world = clipWorld();
  const keys = FIVE.map((n) => `patrolcams/notes ${String(n)}.txt`);
  world.lay(...keys.map((key) => ({ key, bytes: FILM })));
  await world.deliver(keys);
  return {
    ask: async (sub, asked) => {
      const { files, cursor } = await listSkipped(world.viewing, sub, asked);
      return { names: files.map((file) => JSON.stringify(file)), cursor };
    },
  };
};

/** By the operation: a list is made anew for each test. */
const LISTS: Readonly<Record<string, () => Promise<List>>> = {
  searchPermits: permits,
  searchMyPermits: permits,
  listLoads: loads,
  listUsers: users,
  listAudit: audit,
  listImages: library,
  listTags: tags,
  lastFive: five,
  lastFiveOfCamera: fiveOf,
  listClips: timeline,
  listSkippedFiles: skipped,
};

let paged: readonly string[] = [];
beforeAll(async () => {
  paged = contractOf(await readFile('openapi.yaml', 'utf8'))
    .operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'cursor'))
    .map(({ id }) => id);
});

test('every operation that takes a cursor is here', () =>
  expect(Object.keys(LISTS).sort()).toEqual([...paged].sort()));

const lists = Object.entries(LISTS);

test.each(lists)(
  '%s goes on by its cursor with pages of any size, and leaves nothing out',
  async (_id, make) => {
    const { ask } = await make();
    const whole = await ask(ADA, { limit: 60 });
    for (const sizes of [
      [1, 2, 1],
      [3, 1, 1],
      [2, 60],
    ]) {
      const names: unknown[] = [];
      let cursor: string | undefined;
      for (let at = 0; at === 0 || cursor !== undefined; at += 1) {
        const limit = sizes[at] ?? 1;
        const page = await ask(ADA, { limit, ...(cursor !== undefined && { cursor }) });
        expect(page.names.length).toBeLessThanOrEqual(limit);
        names.push(...page.names);
        ({ cursor } = page);
      }
      expect(names).toEqual(whole.names);
    }
    expect(whole.names).toHaveLength(5);
  },
);

test.each(lists)('%s refuses the cursor of another caller, and of another query', async (_id, make) => {
  const { ask, other } = await make();
  const { cursor = '' } = await ask(ADA, { limit: 2 });
  expect(cursor).not.toBe('');
  await expect(ask(BOB, { limit: 2, cursor })).rejects.toMatchObject({ code: 'CursorInvalid' });
  if (other) await expect(other(ADA, { limit: 2, cursor })).rejects.toMatchObject({ code: 'CursorInvalid' });
});
