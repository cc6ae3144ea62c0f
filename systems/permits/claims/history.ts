import type { components } from '../../../core/contract/types.ts';
import { answerOf } from '../row/answer.ts';
import { fileNameOf } from './file.ts';
import type { Permit } from '../row/permit.ts';
import { bytesOf, MOST_BYTES, MOST_ROWS, roomOf } from '../row/room.ts';
import type { Claim } from './claim.ts';

/** What a file said of a permit. */
export interface Said {
  readonly claim: Claim;
  readonly isShown: boolean;
  readonly rows: readonly Permit[];
}

/** What files said of a permit, as many of the latest as there is room for. @param said the latest first */
export const historyAnswer = (said: readonly Said[]): components['schemas']['PermitHistory'] => {
  let taken = 0;
  // A claim without rows takes room, too; the first one always has enough.
  const roomFor = ({ rows }: Said): number =>
    rows.reduce((sum, row) => sum + roomOf(bytesOf(row)), MOST_BYTES / MOST_ROWS);
  const items = said.filter((one, at) => (taken += roomFor(one)) <= MOST_BYTES || at === 0);
  return {
    items: items.map(({ claim, isShown, rows: all }) => ({
      file: fileNameOf(claim.file),
      uploadedAt: claim.uploaded,
      loadedAt: claim.load_date,
      shown: isShown,
      permits: all.map(answerOf),
    })),
    complete: items.length === said.length,
  };
};
