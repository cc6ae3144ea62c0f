import { MODES, type Mode } from './faults.ts';
import type { Help, Outcome } from './trial.ts';

/** One step of a scenario: a call, and what came of each way in which it failed. */
export interface Row {
  readonly call: string;
  readonly outcomes: Readonly<Record<Mode, Outcome>>;
}

/** All steps of a scenario. */
export interface Section {
  readonly name: string;
  readonly help: Help;
  readonly rows: readonly Row[];
}

const CALL = 36;
const OUTCOME = 12;

const cellOf = ({ isTold, mendedBy, wrong }: Outcome): string =>
  wrong.length > 0 ? 'UNCLEAN' : `${mendedBy}${isTold ? '' : '*'}`;

const line = (number: string, call: string, cells: readonly string[]): string =>
  [number.padStart(3), call.padEnd(CALL), ...cells.map((cell) => cell.padEnd(OUTCOME))].join(' ').trimEnd();

const sectionOf = ({ name, help, rows }: Section): string[] => [
  '',
  `${name}${help === 'retry' ? '' : ' (nobody tries again)'}`,
  line('', 'the call that fails', MODES),
  ...rows.map(({ call, outcomes }, i) =>
    line(
      String(i + 1),
      call,
      MODES.map((mode) => cellOf(outcomes[mode])),
    ),
  ),
];

const LEGEND = `
How each call of a use case was made to fail, and what mended it.
  before   the call was never sent
  after    it was done, and its answer was lost
  killed   the same, and whoever made it did nothing more
What mended it:
  nothing  all was in order: either done, or untouched where nobody tried again
  retry    whoever asked asked again, or the queue delivered its message again
  reconciler, both (a retry, and then the reconciler)
  *        nobody was told of a fault, so nobody tried again
`;

/** The table of step and outcome, 80 columns wide. */
export const tableOf = (sections: readonly Section[]): string => {
  const outcomes = sections.flatMap(({ rows }) => rows.flatMap(({ outcomes: of }) => Object.values(of)));
  const unclean = outcomes.filter(({ wrong }) => wrong.length > 0).length;
  return [
    LEGEND.trimEnd(),
    ...sections.flatMap(sectionOf),
    '',
    `${outcomes.length} faults, ${unclean === 0 ? 'all of them mended' : `${unclean} NOT mended`}.`,
    '',
  ].join('\n');
};
