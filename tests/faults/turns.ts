/** A few at a time: the emulator is one process. */
const AT_A_TIME = 4;

/** Works on all items, a few at a time. @returns what came of each, in their order */
export const eachOf = async <T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  const left = items.entries();
  const worker = async () => {
    for (const [i, item] of left) results[i] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return results;
};
