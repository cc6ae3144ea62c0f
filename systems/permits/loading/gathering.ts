import { type Settled, settledOf, type SitedRow } from '../claims/claim.ts';
import { Refusal } from '../report/refusal.ts';
import type { PermitNumber } from '../row/identity.ts';
import { bytesOf, MOST_BYTES, MOST_ROWS, roomOf } from '../row/room.ts';
import { type Counts, tally } from '../search/counts.ts';
import { spool } from './spool.ts';

/** The rows of a permit may stand anywhere in a file: each part holds all rows of some permits. */
const PARTS = 64;
/** A part is unpacked as a whole. A workbook may repeat a long text in each row at no cost. */
const MOST_PART_BYTES = 64 * 1024 * 1024;

/** A row of a file, and the permit that it belongs to. */
export type NumberedRow = SitedRow & { readonly number: PermitNumber };

const partOf = (number: PermitNumber): number => {
  let sum = 0;
  for (const letter of number) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return sum % PARTS;
};

/** The rows of a file by permit, packed until all of them are known to be good. */
export const gathered = () => {
  const parts = Array.from({ length: PARTS }, () => ({ rows: spool<NumberedRow>(), bytes: 0 }));
  const room = new Map<PermitNumber, number>();
  const counts = tally();
  return {
    /** The permits that the file lists. */
    numbers: room as Pick<typeof room, 'has' | 'keys'>,
    /** What rows it has, those among them that another one of the file replaces. */
    counts: (): Counts => counts.all(),
    /** @throws Refusal when no answer would have room for the permit, or a load for the text */
    add(row: NumberedRow): void {
      const bytes = bytesOf(row.row);
      const taken = (room.get(row.number) ?? 0) + roomOf(bytes);
      if (taken > MOST_BYTES)
        throw new Refusal(
          `permit ${row.number} is too large: a permit may have at most ${MOST_ROWS} rows with ${MOST_BYTES / 1_000_000} MB of text`,
        );
      room.set(row.number, taken);
      counts.row(row.row, 1);
      const part = parts[partOf(row.number)];
      if (!part || (part.bytes += bytes) > MOST_PART_BYTES)
        throw new Refusal('the file has too much text for one load: divide it into several files');
      part.rows.add(row);
    },
    /** What the file says of each permit. */
    *settled(): Generator<Settled & { readonly number: PermitNumber }> {
      for (const part of parts) {
        const permits = new Map<PermitNumber, SitedRow[]>();
        for (const chunk of part.rows.chunks())
          for (const row of chunk) {
            const rows = permits.get(row.number);
            if (rows) rows.push(row);
            else permits.set(row.number, [row]);
          }
        for (const [number, rows] of permits) yield { number, ...settledOf(rows) };
      }
    },
  };
};
