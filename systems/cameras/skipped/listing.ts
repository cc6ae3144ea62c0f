import type { components, operations } from '../../../core/contract/types.ts';
import type { Cursors } from '../../../core/cursor.ts';

type Page = components['schemas']['SkippedPage'];
type Query = NonNullable<operations['listSkippedFiles']['parameters']['query']>;

/**
 * Files that were skipped, latest first.
 * @param before the position that the last page ended at
 * @returns at most so many; `last` is the position to go on at, undefined at the end of the list
 */
export type Skips = (
  before: string | undefined,
  limit: number,
) => Promise<{ readonly files: Page['files']; readonly last?: string }>;

export interface SkipPorts {
  readonly skips: Skips;
  readonly cursors: Cursors;
}

/** A page of the files that did not become clips; there is more as long as there is a cursor. */
export const listSkipped = async (
  { skips, cursors }: SkipPorts,
  sub: string,
  { limit = 20, cursor }: Query = {},
): Promise<Page> => {
  const binding = { operation: 'listSkippedFiles', caller: sub };
  // It is one that we have signed, so it is a position.
  const before = cursor === undefined ? undefined : String(await cursors.open(binding, cursor));
  const { files, last } = await skips(before, limit);
  return { files, ...(last !== undefined && { cursor: await cursors.seal(binding, last) }) };
};
