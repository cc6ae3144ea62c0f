import { Metrics } from '@aws-lambda-powertools/metrics';
import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { log } from '../../../core/log.ts';
import { loadReport } from '../../../systems/permits/loading/loading.ts';
import type { LoadPorts } from '../../../systems/permits/loading/ports.ts';
import { loadParts } from '../../../systems/permits/wiring.ts';
import { bucket } from './bucket.ts';
import { bytesOf } from './files.ts';
import { permitsTable } from './world.ts';

for (const level of ['info', 'warn', 'error'] as const)
  jest.spyOn(log, level).mockImplementation(() => undefined);

const HEADER =
  'APPLICATION #,FILE_DATE,STATUS_DATE,STATUS,ESTIMATED COST,REVISED COST,EXISTING USE,PROPOSED USE,BLOCK,LOT,STREET_NUMBER,AVS_STREET_NAME,UNIT,DESCRIPTION';
const NUMBERS = ['1', '2', '3'];

/** A row of a file: a permit, the day of its status, and one of two addresses. */
const rows = fc.array(
  fc.record({
    number: fc.constantFrom(...NUMBERS),
    day: fc.integer({ min: 1, max: 3 }),
    lot: fc.constantFrom(1, 2),
  }),
  { maxLength: 4, size: 'max' },
);
/** One version of a file, in the order of the uploads; several may come in one second. */
const version = fc.record({
  key: fc.constantFrom('reports/a', 'reports/b'),
  second: fc.integer({ min: 0, max: 1 }),
  rows,
});
const versions = fc.array(version, { minLength: 1, maxLength: 4, size: 'max' });
type Versions = typeof versions extends fc.Arbitrary<infer T> ? T : never;

const textOf = ({ rows: all }: Versions[number], at: number): string =>
  [
    HEADER,
    ...all.map(
      ({ number, day, lot }) =>
        `${number},12/01/2016,12/0${day}/2016,s${day},1,1,a,a,1,${lot},1,POST,0,${at}`,
    ),
  ].join('\n');

/** Files whose every version can still be read: a late load finds the version of its event. */
const worldOf = (uploads: Versions) => {
  const table = permitsTable();
  const { s3 } = bucket();
  const objects = uploads.map((upload, at) => ({
    bucket: 'reports-bucket',
    key: upload.key,
    etag: String(at),
    sequencer: (at + 1).toString(16),
    size: textOf(upload, at).length,
    time: '2017-01-03T09:00:00.000Z',
  }));
  // Uploads have a time in whole seconds, which does not go backwards.
  const seconds = uploads.map(({ second }) => second).sort((one, other) => one - other);
  const ports: LoadPorts = {
    ...loadParts(
      { db: table.db, s3, metrics: new Metrics() },
      { table: 'Permits', bucket: 'reports-bucket', shards: 1 },
    ),
    reports: {
      open: async ({ etag }) => {
        const upload = uploads[Number(etag)];
        const text = bytesOf(upload ? textOf(upload, Number(etag)) : '');
        return {
          lastModified: new Date(Date.UTC(2017, 0, 3, 9, 0, seconds[Number(etag)])),
          size: text.length,
          bytes: async () => text,
          close: () => undefined,
        };
      },
    },
    now: () => new Date(Date.UTC(2017, 0, 3, 10)),
    measure: () => undefined,
  };
  return { table, ports, objects };
};
const row = (number: string, day: number, lot: 1 | 2 = 1): Versions[number]['rows'][number] => ({
  number,
  day,
  lot,
});

type World = ReturnType<typeof worldOf>;

/** What is kept and answered in the end. */
const endOf = async ({ table }: World) => ({
  answers: await Promise.all(NUMBERS.map((number) => table.permit(number))),
  rows: table
    .rows()
    .map((row) => JSON.stringify(row))
    .sort(),
  counts: table.counts(),
});

/** The ports, which break off before or after some of their calls. */
const breaking = (ports: LoadPorts, isCut: () => boolean): LoadPorts => {
  const cut = (): void => {
    if (isCut()) throw new Error('cut');
  };
  const cutting = <T extends object>(port: T): T =>
    Object.fromEntries(
      Object.entries(port).map(([name, call]: [string, unknown]) => {
        const work = call as (...given: unknown[]) => unknown;
        if (name === 'earlier')
          return [
            name,
            async function* (...given: unknown[]) {
              cut();
              yield* work(...given) as AsyncIterable<unknown>;
              cut();
            },
          ];
        return [
          name,
          async (...given: unknown[]) => {
            cut();
            const result = await work(...given);
            cut();
            return result;
          },
        ];
      }),
    ) as T;
  return {
    ...ports,
    loads: cutting(ports.loads),
    permits: cutting(ports.permits),
    manifests: cutting(ports.manifests),
    newest: cutting(ports.newest),
    changes: cutting(ports.changes),
    rejects: cutting(ports.rejects),
  };
};

const inOrder = async (uploads: Versions) => {
  const world = worldOf(uploads);
  const load = loadReport(world.ports);
  for (const object of world.objects) await load(object, () => 300_000);
  return endOf(world);
};

test(
  'whatever the order of the loads, however they are mixed, cut and repeated, the same is shown in the end',
  () =>
    fc.assert(
      fc.asyncProperty(versions, fc.infiniteStream(fc.nat({ max: 99 })), async (uploads, chances) => {
        const world = worldOf(uploads);
        const chance = (): number => Number(chances.next().value);
        // A delivery that was cut leaves its lease behind; time passes until the next one.
        let hours = 10;
        const ports = breaking(
          { ...world.ports, now: () => new Date(Date.UTC(2017, 0, 3, hours)) },
          () => chance() < 6,
        );
        const load = loadReport(ports);
        const deliveries = [...world.objects, ...world.objects]
          .map((object) => ({ object, at: chance() }))
          .sort((one, other) => one.at - other.at);
        const deliver = async ({ object }: (typeof deliveries)[number]): Promise<void> => {
          try {
            await load(object, () => 300_000);
          } catch {
            // Back to the queue.
          }
        };
        while (deliveries.length > 0) {
          await Promise.all(deliveries.splice(0, 1 + (chance() % 3)).map(deliver));
          hours += 1;
        }
        const last = loadReport({ ...world.ports, now: () => new Date(Date.UTC(2017, 0, 3, 23)) });
        for (const object of world.objects) await last(object, () => 300_000);

        const [end, want] = [await endOf(world), await inOrder(uploads)];
        const undated = (answers: typeof end.answers) =>
          answers.map((all) => all.map(({ load_date: _date, ...row }) => row));
        expect(undated(end.answers)).toEqual(undated(want.answers));
        expect(end.rows).toEqual(want.rows);
        expect(end.counts.said).toEqual(end.counts.found);
        expect(end.counts).toEqual(want.counts);
      }),
      { numRuns: 30 },
    ),
  600_000,
);

describe('a load whose call is cut', () => {
  const corrected: Versions = [
    { key: 'reports/a', second: 0, rows: [row('1', 1), row('2', 1), row('2', 1, 2)] },
    { key: 'reports/b', second: 0, rows: [row('1', 2), row('3', 3)] },
    { key: 'reports/a', second: 1, rows: [row('1', 3), { ...row('9', 1), number: '?' }] },
  ];

  /** Loads all versions; the call of that number is cut, and each load is delivered again an hour later. */
  const cutAt = async (at: number) => {
    const world = worldOf(corrected);
    let calls = 0;
    let hours = 0;
    const now = () => new Date(Date.UTC(2017, 0, 3, hours));
    const load = loadReport(breaking({ ...world.ports, now }, () => (calls += 1) === at));
    /** Delivers until the queue has its message off its hands. @returns how often it took */
    const deliver = async (object: World['objects'][number]): Promise<number> => {
      for (let times = 1; ; times += 1) {
        hours += 1;
        try {
          await load(object, () => 300_000);
          return times;
        } catch (error) {
          if (times === 3) throw error;
        }
      }
    };
    let deliveries = 0;
    for (const object of [...world.objects, ...world.objects]) deliveries += await deliver(object);
    return {
      calls,
      deliveries,
      end: await endOf(world),
      states: world.table.records().map(({ state }) => state),
    };
  };

  test('before or after it was made, is mended by the next delivery', async () => {
    const whole = await cutAt(0);
    expect(whole.calls).toBeGreaterThan(50);
    for (let at = 1; at <= whole.calls; at += 1) {
      const { deliveries, end, states } = await cutAt(at);
      const { rows, counts } = whole.end;
      expect({ at, rows: end.rows, counts: end.counts, states }).toEqual({
        at,
        rows,
        counts,
        states: whole.states,
      });
      expect(end.answers.map((all) => all.map(({ status }) => status))).toEqual(
        whole.end.answers.map((all) => all.map(({ status }) => status)),
      );
      expect(deliveries).toBe(whole.deliveries + 1);
    }
  });
});
