import type { PermitRow } from './permit.ts';

/** The most rows of a permit; the city's have some dozens. */
export const MOST_ROWS = 1_000;
/** The most bytes of rows in an answer: Lambda answers at most 6 MB. */
export const MOST_BYTES = 5_000_000;

/** The bytes of a row in an answer, which is JSON in the JSON that Lambda answers. */
export const bytesOf = (row: PermitRow): number => Buffer.byteLength(JSON.stringify(JSON.stringify(row)));

/** What a row of so many bytes takes of those that a permit may have: so the number of rows is limited, too. */
export const roomOf = (bytes: number): number => Math.max(bytes, MOST_BYTES / MOST_ROWS);
