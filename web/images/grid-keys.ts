/** Where the arrow keys lead in a grid of pictures. */
export interface Grid {
  readonly count: number;
  readonly columns: number;
  /** How many rows are seen at once. */
  readonly rows: number;
}

/** A key press, as far as it matters here. */
export interface Press {
  readonly key: string;
  readonly ctrl: boolean;
}

const steps = ({ columns, rows }: Grid): Readonly<Record<string, number>> => ({
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -columns,
  ArrowDown: columns,
  PageUp: -columns * Math.max(1, rows - 1),
  PageDown: columns * Math.max(1, rows - 1),
});

const clamped = (at: number, count: number): number => Math.max(0, Math.min(count - 1, at));

/** Up and down stay in the column; below the last row there is only the last image. */
const moved = (at: number, step: number, { count, columns }: Grid): number => {
  const to = at + step;
  if (to < 0) return Math.abs(step) === 1 ? at : at % columns;
  if (to < count) return to;
  const lastRow = Math.floor((count - 1) / columns);
  return Math.floor(at / columns) === lastRow && Math.abs(step) >= columns ? at : count - 1;
};

/** The place to which a key leads; undefined for a key that leads nowhere. */
export const placeAfter = ({ key, ctrl }: Press, at: number, grid: Grid): number | undefined => {
  if (grid.count === 0) return undefined;
  const row = at - (at % grid.columns);
  if (key === 'Home') return ctrl ? 0 : row;
  if (key === 'End') return ctrl ? grid.count - 1 : clamped(row + grid.columns - 1, grid.count);
  const step = steps(grid)[key];
  return step === undefined ? undefined : clamped(moved(at, step, grid), grid.count);
};

/** What a key does with the image that has the focus, or with those that are selected. */
export type Act = 'open' | 'select' | 'selectAll' | 'clear' | 'delete' | 'undo' | 'tag' | 'help';

const ACTS: Readonly<Record<string, Act>> = {
  Enter: 'open',
  ' ': 'select',
  x: 'delete',
  Delete: 'delete',
  Escape: 'clear',
  z: 'undo',
  t: 'tag',
  '?': 'help',
};

/** The act of a key. With Ctrl, only the usual ones. */
export const actOf = ({ key, ctrl }: Press): Act | undefined => {
  if (ctrl) return key === 'a' ? 'selectAll' : key === 'z' ? 'undo' : undefined;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
};

/** What the keys do, for a reader. */
export const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['Arrow keys', 'Go from image to image'],
  ['Home, End', 'Go to the start or end of a row; with Ctrl, to the first or last image'],
  ['Page Up, Page Down', 'Go a screen up or down'],
  ['Enter', 'Open the image'],
  ['Space', 'Select the image, or take it from the selection'],
  ['Ctrl + A', 'Select all images that are loaded'],
  ['Escape', 'Clear the selection'],
  ['T', 'Correct the tags of the selected images'],
  ['X or Delete', 'Delete the image, or all that are selected'],
  ['Z or Ctrl + Z', 'Bring back what was deleted last'],
  ['?', 'Show this list'],
];
