/** How many files are still on their way. */
type Count = () => number;

const counts = new Set<Count>();

/** Lets a sign-out ask first while files are on their way: they end with the session. */
export const endsWithSession = (count: Count): void => {
  counts.add(count);
};

/** How many files a sign-out would lose now. */
export const filesUnderWay = (): number => [...counts].reduce((sum, count) => sum + count(), 0);
