import { isMoving } from '../image.ts';
import { isUnderWay, type Item } from './queue.ts';

/** Files by what becomes of them. */
interface Counts {
  readonly underWay: number;
  readonly tagging: number;
  readonly known: number;
  readonly failed: number;
  readonly rejected: number;
}

const isFailed = ({ stage }: Item): boolean => stage.at === 'failed' || stage.at === 'unfit';

const isRejected = ({ stage }: Item): boolean => stage.at === 'sent' && stage.image?.state === 'rejected';

const isTagging = ({ stage }: Item): boolean =>
  stage.at === 'sent' && (stage.image === undefined || isMoving(stage.image));

export const countsOf = (items: readonly Item[]): Counts => ({
  underWay: items.filter(isUnderWay).length,
  tagging: items.filter(isTagging).length,
  known: items.filter(({ stage }) => stage.at === 'known').length,
  failed: items.filter(isFailed).length,
  rejected: items.filter(isRejected).length,
});

/** What needs its owner first, then what moves, what waits, and what is done. */
const rankOf = (item: Item): number => {
  if (isFailed(item) || isRejected(item)) return 0;
  if (item.stage.at === 'sending') return 1;
  return item.stage.at === 'waiting' ? 2 : 3;
};

/** Files in the order in which they are shown. Those of one kind stay in the order in which they were given. */
export const inOrder = (items: readonly Item[]): Item[] =>
  items.toSorted((one, other) => rankOf(one) - rankOf(other));

/** How much of a file has come, from 0 to 1. */
const partOf = ({ stage }: Item): number =>
  stage.at === 'waiting' ? 0 : stage.at === 'sending' ? stage.part : 1;

const plural = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [`${String(count)} ${count === 1 ? one : many}`];

/** How far all files are. */
interface Summary {
  /** The bytes that have come, of 100. */
  readonly percent: number;
  readonly text: string;
  /** How many were rejected because they are not pictures; absent when it is zero. */
  readonly rejectedText?: string;
}

/** How far all files are, in words and as a share of 100. */
export const summaryOf = (items: readonly Item[]): Summary => {
  const { underWay, tagging, known, failed, rejected } = countsOf(items);
  const bytes = items.reduce((sum, { size }) => sum + size, 0);
  const come = items.reduce((sum, item) => sum + item.size * partOf(item), 0);
  const uploaded = items.length - underWay - failed - rejected - known;
  const text = [
    `${String(uploaded)} of ${String(items.length)} uploaded`,
    ...plural(tagging, 'is being tagged', 'are being tagged'),
    ...plural(known, 'was there already', 'were there already'),
    ...plural(failed, 'could not be uploaded', 'could not be uploaded'),
  ];
  const rejectedText = plural(rejected, 'was rejected', 'were rejected')[0];
  return {
    percent: bytes === 0 ? 100 : Math.floor((come / bytes) * 100),
    text: text.join(', '),
    ...(rejectedText !== undefined && { rejectedText }),
  };
};
