import type { Permit } from '../row/permit.ts';
import { compareText } from './attributes.ts';
import { rowIds } from './keys.ts';
import type { Order } from './plan.ts';
import type { SearchReads, Spend } from './ports.ts';
import type { Meter, Position, Step } from './walk.ts';

/** The rows of a permit by what tells them from one another: so a row that stays keeps its place among them. */
const inPlaces = (permits: readonly Permit[]): (readonly [place: string, permit: Permit])[] => {
  const ids = rowIds(permits);
  return permits
    .map((permit, at) => [ids[at] ?? '', permit] as const)
    .sort(([one], [other]) => compareText(one, other));
};

/** The rows of some permits, one permit after another, from a position on: as `walk`, without an index. */
export async function* walkNumbers(
  read: SearchReads['permit'],
  numbers: readonly string[],
  order: Order,
  meter: Meter,
  start: Position | undefined,
): AsyncGenerator<Step> {
  const sorted = [...numbers].sort();
  if (order === 'desc') sorted.reverse();
  const isLeft = (number: string): boolean =>
    !start || (order === 'asc' ? number >= start.group : number <= start.group);
  for (const group of sorted.filter(isLeft)) {
    const after = group === start?.group ? start.after : undefined;
    if (!meter.mayGoOn()) {
      yield { position: { group, after } };
      return;
    }
    let units = 0;
    const spend: Spend = (used) => void (units += used);
    const permits = await read(group, spend);
    meter.spend(units, permits.length);
    for (const [place, permit] of inPlaces(permits))
      if (after === undefined || place > after) yield { position: { group, after: place }, permit };
  }
}
