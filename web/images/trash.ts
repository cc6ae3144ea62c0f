import { useSyncExternalStore } from 'react';
import { answerOf, ApiError } from 'trellis/client';
import { queries } from '../queries.ts';
import { api } from '../session/browser.ts';
import { subOf, whenOwnerGoes } from '../session/owner.ts';
import { notify } from '../shell/notices.ts';
import { explain } from '../states/explain.ts';
import { deletionsOf } from './deletions.ts';
import { tagsChanged, withoutImages } from './queries.ts';

const AT_ONCE = 4;
const TRIES = 4;

const waited = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** A deletion may be repeated: an image that is gone is what was asked for. */
const removeOne = async (imageId: string): Promise<void> => {
  for (let tries = 1; ; tries += 1)
    try {
      await answerOf(api.DELETE('/images/{imageId}', { params: { path: { imageId } } }));
      return;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return;
      if ((error instanceof ApiError && error.status < 500 && error.status !== 429) || tries >= TRIES)
        throw error;
      const asksS = error instanceof ApiError ? error.retryAfterS : undefined;
      await waited((asksS ?? 2 ** tries) * 1000);
    }
};

const countText = (count: number): string => (count === 1 ? 'The image' : `${String(count)} images`);

const wereText = (count: number): string =>
  count === 1 ? 'The image was deleted.' : `${String(count)} images were deleted.`;

/** Says what became of a deletion. */
const tell = (gone: number, failed: readonly string[], error: unknown): void => {
  if (gone > 0) notify({ type: 'success', content: wereText(gone) });
  if (failed.length === 0) return;
  const { heading, advice } = explain(error);
  const away = notify({
    type: 'error',
    content: `${countText(failed.length)} could not be deleted. ${heading}. ${advice}`,
    action: {
      text: 'Try again',
      onAct: () => {
        away();
        deleteLater(failed);
      },
    },
  });
  notices.set(keyOf(failed), away);
};

/** Deletes images, four at a time. */
const remove = async (imageIds: readonly string[]): Promise<string[]> => {
  const owner = subOf();
  const left = [...imageIds];
  const failed: string[] = [];
  let last: unknown;
  const work = async (): Promise<void> => {
    for (let id = left.shift(); id !== undefined; id = left.shift())
      try {
        await removeOne(id);
      } catch (error) {
        last = error;
        failed.push(id);
      }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  withoutImages(
    queries,
    imageIds.filter((id) => !failed.includes(id)),
  );
  tagsChanged(queries);
  // It is no news for somebody else.
  if (subOf() === owner) tell(imageIds.length - failed.length, failed, last);
  return failed;
};

/** What dismisses the notices of deletions, by the ids of their images. */
const notices = new Map<string, () => void>();
const keyOf = (imageIds: readonly string[]): string => imageIds.join(' ');

const takeAway = (imageIds: readonly string[]): void => {
  notices.get(keyOf(imageIds))?.();
  notices.delete(keyOf(imageIds));
};

export const deletions = deletionsOf({
  remove,
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => {
      clearTimeout(timer);
    };
  },
  onOver: takeAway,
});

whenOwnerGoes(() => {
  deletions.forget();
  for (const away of notices.values()) away();
  notices.clear();
});

/** Deletes images in a while, and offers to take it back until then. */
export const deleteLater = (imageIds: readonly string[]): void => {
  const undo = deletions.later(imageIds);
  const onAct = (): void => {
    undo();
  };
  notices.set(
    keyOf(imageIds),
    notify({
      type: 'info',
      content: `${countText(imageIds.length)} will be deleted in a moment.`,
      action: { text: 'Undo', onAct },
    }),
  );
};

export const useHidden = (): ReadonlySet<string> =>
  useSyncExternalStore(deletions.subscribe, deletions.hidden);
