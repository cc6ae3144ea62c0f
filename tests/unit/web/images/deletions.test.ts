import { describe, expect, test } from '@jest/globals';
import { deletionsOf } from '../../../../web/images/deletions.ts';

/** Deletions whose clock the test moves. @param refused what cannot be deleted */
const world = (refused: readonly string[] = []) => {
  const timers = new Set<() => void>();
  const removed: string[] = [];
  const deletions = deletionsOf({
    remove: (ids) => {
      removed.push(...ids.filter((id) => !refused.includes(id)));
      return Promise.resolve(refused);
    },
    after: (_ms, then) => {
      timers.add(then);
      return () => timers.delete(then);
    },
    onOver: () => undefined,
  });
  const pass = async (): Promise<void> => {
    for (const then of timers) then();
    timers.clear();
    await Promise.resolve();
  };
  return { deletions, removed, pass, hidden: () => [...deletions.hidden()].sort() };
};

describe('a deletion', () => {
  test('hides at once, and deletes when its time is over', async () => {
    const { deletions, removed, pass, hidden } = world();
    deletions.later(['a', 'b']);
    expect([hidden(), removed]).toEqual([['a', 'b'], []]);
    await pass();
    expect([hidden(), removed]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  test('that is undone deletes nothing, and cannot be undone twice', async () => {
    const { deletions, removed, pass, hidden } = world();
    const undo = deletions.later(['a']);
    expect([undo(), undo()]).toEqual([true, false]);
    await pass();
    expect([hidden(), removed]).toEqual([[], []]);
  });

  test('is undone from the last to the first, until its time is over', async () => {
    const { deletions, removed, pass, hidden } = world();
    deletions.later(['a']);
    deletions.later(['b']);
    expect(deletions.undoLast()).toBe(true);
    expect(hidden()).toEqual(['a']);
    await pass();
    expect([deletions.undoLast(), removed]).toEqual([false, ['a']]);
  });

  test('that fails shows the image again', async () => {
    const { deletions, pass, hidden } = world(['b']);
    deletions.later(['a', 'b']);
    await pass();
    expect(hidden()).toEqual(['a']);
  });

  test('is not made when its owner leaves', async () => {
    const { deletions, removed, pass, hidden } = world();
    deletions.later(['a']);
    deletions.forget();
    await pass();
    expect([hidden(), removed]).toEqual([[], []]);
  });
});
