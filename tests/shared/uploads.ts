import fc from 'fast-check';
import type { S3Object } from '../../core/events.ts';
import { loadReport } from '../../systems/permits/loading/loading.ts';
import type { LoadPorts } from '../../systems/permits/loading/ports.ts';

const HEADER =
  'APPLICATION #,FILE_DATE,STATUS_DATE,STATUS,ESTIMATED COST,REVISED COST,EXISTING USE,PROPOSED USE,BLOCK,LOT,STREET_NUMBER,AVS_STREET_NAME,UNIT,DESCRIPTION';

/** The permits that random files are about. */
export const NUMBERS = ['1', '2', '3'];

/** A row of a file: a permit, the day of its status, one of two addresses, and what is built. */
export interface Listing {
  /** `?` is no number: the row is rejected. */
  readonly number: string;
  readonly day: number;
  readonly lot: 1 | 2;
  /** '' is something that no other version of a file says. */
  readonly work: '' | 'roof';
}

/** One version of a file. */
export interface Upload {
  readonly key: string;
  /** Several may come in one second. */
  readonly second: number;
  readonly rows: readonly Listing[];
}

export const listing = (
  number: string,
  day: number,
  lot: Listing['lot'] = 1,
  work: Listing['work'] = '',
): Listing => ({ number, day, lot, work });

/** Versions of two files, in the order of their uploads. */
export const someUploads: fc.Arbitrary<readonly Upload[]> = fc.array(
  fc.record({
    key: fc.constantFrom('reports/a', 'reports/b'),
    second: fc.integer({ min: 0, max: 1 }),
    rows: fc.array(
      fc.record({
        number: fc.constantFrom(...NUMBERS),
        day: fc.integer({ min: 1, max: 3 }),
        lot: fc.constantFrom<Listing['lot']>(1, 2),
        work: fc.constantFrom<Listing['work']>('', 'roof'),
      }),
      { maxLength: 4, size: 'max' },
    ),
  }),
  { minLength: 1, maxLength: 4, size: 'max' },
);

/** The bytes of an upload. @param at its place among all uploads */
export const contentOf = ({ rows }: Upload, at: number): Uint8Array =>
  Buffer.from(
    [
      HEADER,
      ...rows.map(
        ({ number, day, lot, work }) =>
          `${number},12/01/2016,12/0${day}/2016,s${day},1,1,a,a,1,${lot},1,POST,0,${work === '' ? at : work}`,
      ),
    ].join('\n'),
  );

const placeAmong = ({ sequencer }: S3Object): number => Number.parseInt(sequencer, 16) - 1;

/** What S3 reports of uploads. @param etags made up if not given */
export const objectsOf = (
  uploads: readonly Upload[],
  bucket: string,
  etags: readonly string[] = [],
): S3Object[] =>
  uploads.map((upload, at) => ({
    bucket,
    key: upload.key,
    etag: etags[at] ?? String(at),
    sequencer: (at + 1).toString(16),
    size: contentOf(upload, at).length,
    time: '2017-01-03T09:00:00.000Z',
  }));

/** The upload that S3 reports by an object; its time is in whole seconds, which do not go backwards. */
export const uploadOf = (
  uploads: readonly Upload[],
  object: S3Object,
): { readonly bytes: Uint8Array; readonly lastModified: Date } => {
  const at = placeAmong(object);
  const upload = uploads[at];
  if (!upload) throw new Error('no such upload');
  const seconds = uploads.map(({ second }) => second).sort((one, other) => one - other);
  return {
    bytes: contentOf(upload, at),
    lastModified: new Date(Date.UTC(2017, 0, 3, 9, 0, seconds[at])),
  };
};

/** The ports, which break off before or after some of their calls. */
export const breaking = (ports: LoadPorts, isCut: () => boolean): LoadPorts => {
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
  // What has been opened must be closed, so that is not cut.
  const isCuttable = (name: string, port: unknown): port is object =>
    name !== 'reports' && typeof port === 'object' && port !== null;
  return Object.fromEntries(
    Object.entries(ports).map(([name, port]: [string, unknown]) => [
      name,
      isCuttable(name, port) ? cutting(port) : port,
    ]),
  ) as unknown as LoadPorts;
};

/** Objects that were uploaded, each of which may be opened at any time, and where they are loaded. */
export interface Uploaded {
  readonly ports: LoadPorts;
  readonly objects: readonly S3Object[];
}

/** Loads each object once, in the order of the uploads. */
export const loadInOrder = async ({ ports, objects }: Uploaded): Promise<void> => {
  const load = loadReport(ports);
  for (const object of objects) await load(object, () => 300_000);
};

/**
 * Loads each object up to three times, in any order, up to three at a time; some loads are cut before or after a call.
 * Only what comes last is not cut.
 * @param chance a number from 0 to 99
 */
export const loadInDisorder = async ({ ports, objects }: Uploaded, chance: () => number): Promise<void> => {
  // A delivery that was cut leaves its lease behind; time passes until the next one.
  let hours = 10;
  const now = () => new Date(Date.UTC(2017, 0, 3, hours));
  const load = loadReport(breaking({ ...ports, now }, () => chance() < 6));
  const deliveries = [...objects, ...objects]
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
  await loadInOrder({ ports: { ...ports, now }, objects });
};

/** Whatever the order, the same is answered, but for the time of the loads. */
export const undated = <T extends { readonly load_date: string }>(rows: readonly T[]) =>
  rows.map(({ load_date: _date, ...row }) => row);
