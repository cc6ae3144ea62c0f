import { MODES, type Mode } from './faults.ts';

/** What came of one fault. */
export interface Outcome {
  /** Whether somebody was told of the fault, be it the queue. */
  readonly isTold: boolean;
  readonly mendedBy: 'nothing' | 'retry' | 'reconciler' | 'both';
  /** What is wrong in the end. */
  readonly wrong: readonly string[];
}

/** One step of a scenario: a call, and what came of each way in which it failed. */
export interface Row {
  readonly call: string;
  readonly outcomes: Readonly<Record<Mode, Outcome>>;
}

/** All steps of a scenario. */
export interface Section {
  readonly name: string;
  readonly rows: readonly Row[];
}

const LEGEND = `
Each call of a use case, how it was made to fail, and what mended it.
  before      it was never sent; whoever is told of that tries again
  after       it was done, and its answer was lost; again they try again
  killed      it was done, and nothing after it; nobody tries again
Mended by:
  nothing     all was in order as it was
  retry       whoever asked has asked again, or the queue has delivered again
  reconciler  one run of it
  both        the retry did what was asked, the reconciler removed what was left
  *           everybody was told of a success, so nobody tried again
`;

const cellOf = ({ isTold, mendedBy, wrong }: Outcome): string =>
  wrong.length > 0 ? 'NOT MENDED' : `${mendedBy}${isTold ? '' : '*'}`;

const line = (number: string, call: string, cells: readonly string[]): string =>
  [number.padStart(3), call.padEnd(36), ...cells.map((cell) => cell.padEnd(12))].join(' ').trimEnd();

const linesOf = ({ name, rows }: Section): string[] => [
  '',
  name,
  line('', '', MODES),
  ...rows.map(({ call, outcomes }, i) => {
    const cells = MODES.map((mode) => cellOf(outcomes[mode]));
    return line(String(i + 1), call, cells);
  }),
];

/** The table of step and outcome, 80 columns wide. */
export const tableOf = (sections: readonly Section[]): string => {
  const outcomes = sections.flatMap(({ rows }) => rows.flatMap(({ outcomes: of }) => Object.values(of)));
  const unmended = outcomes.filter(({ wrong }) => wrong.length > 0).length;
  const sum = unmended === 0 ? 'all of them mended' : `${unmended} NOT MENDED`;
  return `${LEGEND.trimEnd()}\n${sections.flatMap(linesOf).join('\n')}\n\n${outcomes.length} faults, ${sum}.\n`;
};
