import { dirname } from 'node:path';

/** Of the faults that the tests execute, so many percent are noticed. */
export const FLOOR = 90;

/** One planted fault, and what became of it. */
export interface Fault {
  /** From the root of the repository. */
  readonly file: string;
  readonly line: number;
  readonly what: string;
  /** As Stryker has it: Killed and Timeout are noticed, Survived is not, NoCoverage was executed by no test. */
  readonly status: string;
}

/** How many faults of a folder ended how. */
export interface Figures {
  readonly folder: string;
  readonly noticed: number;
  readonly missed: number;
  readonly notExecuted: number;
  /** Faults in what a module does when it is loaded, which are not tried. */
  readonly static: number;
  /** Faults without a result: the run of the tests broke, or did not reach them. */
  readonly unknown: number;
  /** Percent of what is executed, with one digit behind the point; 0 where the tests execute nothing. */
  readonly share: number;
}

const COLUMNS = {
  Killed: 'noticed',
  Timeout: 'noticed',
  Survived: 'missed',
  NoCoverage: 'notExecuted',
  Ignored: 'static',
} as const;

const shareOf = (noticed: number, missed: number): number =>
  noticed + missed === 0 ? 0 : Math.floor((1_000 * noticed) / (noticed + missed)) / 10;

const figuresOf = (folder: string, faults: readonly Fault[]): Figures => {
  const counts = { noticed: 0, missed: 0, notExecuted: 0, static: 0, unknown: 0 };
  for (const { status } of faults)
    counts[Object.hasOwn(COLUMNS, status) ? COLUMNS[status as keyof typeof COLUMNS] : 'unknown'] += 1;
  return { folder, ...counts, share: shareOf(counts.noticed, counts.missed) };
};

/** The figures of each folder that holds faults, and of all of them as the last one. */
export const allFigures = (faults: readonly Fault[]): Figures[] => {
  const folders = [...new Set(faults.map(({ file }) => dirname(file)))].sort();
  const within = (folder: string) => faults.filter(({ file }) => dirname(file) === folder);
  return [...folders.map((folder) => figuresOf(folder, within(folder))), figuresOf('all', faults)];
};

/** Whether enough is noticed. Where there is nothing but faults at load, there is nothing to notice. */
export const isEnough = ({ share, noticed, missed, notExecuted, unknown }: Figures): boolean =>
  unknown === 0 && (noticed + missed + notExecuted === 0 || share >= FLOOR);

/** The figures as lines of text, one a folder. */
export const tableOf = (figures: readonly Figures[]): string => {
  const width = Math.max(...figures.map(({ folder }) => folder.length));
  return figures
    .map(
      ({ folder, share, noticed, missed, notExecuted, static: loaded, unknown }) =>
        `${folder.padEnd(width)}  ${share.toFixed(1).padStart(5)}% noticed of ${noticed + missed} executed` +
        ` (${missed} missed, ${notExecuted} not executed, ${loaded} at load, ${unknown} unknown)`,
    )
    .join('\n');
};
