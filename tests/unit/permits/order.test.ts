import { Metrics } from '@aws-lambda-powertools/metrics';
import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { log } from '../../../core/log.ts';
import { loadReport } from '../../../systems/permits/loading/loading.ts';
import type { LoadPorts } from '../../../systems/permits/loading/ports.ts';
import { loadParts } from '../../../systems/permits/wiring.ts';
import {
  breaking,
  listing,
  loadInDisorder,
  loadInOrder,
  NUMBERS,
  objectsOf,
  someUploads,
  undated,
  type Upload,
  uploadOf,
} from '../../shared/uploads.ts';
import { bucket } from './bucket.ts';
import { permitsTable } from './world.ts';

for (const level of ['info', 'warn', 'error'] as const)
  jest.spyOn(log, level).mockImplementation(() => undefined);

/** Files whose every version can still be read: a late load finds the version of its event. */
const worldOf = (uploads: readonly Upload[]) => {
  const table = permitsTable();
  const { s3 } = bucket();
  const ports: LoadPorts = {
    ...loadParts(
      { db: table.db, s3, metrics: new Metrics() },
      { table: 'Permits', bucket: 'reports-bucket', shards: 1 },
    ),
    reports: {
      open: async (object) => {
        const { bytes, lastModified } = uploadOf(uploads, object);
        return { lastModified, size: bytes.length, bytes: async () => bytes, close: () => undefined };
      },
    },
    now: () => new Date(Date.UTC(2017, 0, 3, 10)),
    measure: () => undefined,
  };
  return { table, ports, objects: objectsOf(uploads, 'reports-bucket') };
};

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

const inOrder = async (uploads: readonly Upload[]) => {
  const world = worldOf(uploads);
  await loadInOrder(world);
  return endOf(world);
};

test('whatever the order of the loads, however they are mixed, cut and repeated, the same is shown in the end', () =>
  fc.assert(
    fc.asyncProperty(someUploads, fc.infiniteStream(fc.nat({ max: 99 })), async (uploads, chances) => {
      const world = worldOf(uploads);

      await loadInDisorder(world, () => Number(chances.next().value));

      const [end, want] = [await endOf(world), await inOrder(uploads)];
      expect(end.answers.map(undated)).toEqual(want.answers.map(undated));
      expect(end.rows).toEqual(want.rows);
      expect(end.counts.said).toEqual(end.counts.found);
      expect(end.counts).toEqual(want.counts);
    }),
    { numRuns: 30 },
  ));

describe('a load whose call is cut', () => {
  const corrected: readonly Upload[] = [
    { key: 'reports/a', second: 0, rows: [listing('1', 1), listing('2', 1), listing('2', 1, 2)] },
    { key: 'reports/b', second: 0, rows: [listing('1', 2), listing('3', 3)] },
    { key: 'reports/a', second: 1, rows: [listing('1', 3), listing('?', 1)] },
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
