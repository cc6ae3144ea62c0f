import type { components } from '../../../core/contract/types.ts';
import { answerOf } from '../row/answer.ts';
import { fileNameOf } from './file.ts';
import type { Permit } from '../row/permit.ts';
import type { Claim } from './claim.ts';

/** The most rows of a history. */
const MAX_ROWS = 1_000;

/** What a file said of a permit. */
export interface Said {
  readonly claim: Claim;
  readonly isShown: boolean;
  readonly rows: readonly Permit[];
}

/** What files said of a permit, as many of the latest as there is room for. @param said the latest first */
export const historyAnswer = (said: readonly Said[]): components['schemas']['PermitHistory'] => {
  let rows = 0;
  const items = said.slice(0, MAX_ROWS).filter((one) => (rows += one.rows.length) <= MAX_ROWS);
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
