/** A number from 1 on, written in no more digits than its greatest has. @param what it is, in the error */
export const wholeTo =
  (most: number, what: string) =>
  (value: string): number => {
    const isWhole = /^\d+$/.test(value) && value.length <= String(most).length;
    const number = isWhole ? Number(value) : NaN;
    if (!(number >= 1 && number <= most)) throw new Error(`must be ${what} from 1 to ${most}`);
    return number;
  };
