import { deflateRawSync, inflateRawSync } from 'node:zlib';

const ROWS_A_CHUNK = 500;

/**
 * Keeps rows packed (about a tenth of their size) until all of them are known to be good, in the
 * order they came. A chunk is unpacked when its turn comes.
 */
export const spool = <T>() => {
  const packed: Buffer[] = [];
  let rows: T[] = [];
  const pack = () => {
    packed.push(deflateRawSync(JSON.stringify(rows), { level: 1 }));
    rows = [];
  };
  return {
    /** @param row plain JSON */
    add(row: T): void {
      rows.push(row);
      if (rows.length === ROWS_A_CHUNK) pack();
    },
    *chunks(): Generator<readonly T[]> {
      if (rows.length > 0) pack();
      // Our own JSON, packed a moment ago.
      for (const chunk of packed) yield JSON.parse(inflateRawSync(chunk).toString('utf8')) as T[];
    },
  };
};
