import type { Order } from './plan.ts';
import type { SearchReads, Spend } from './ports.ts';
import type { Meter, Position, Step } from './walk.ts';

/** Places of rows that sort as their numbers do. */
const placeOf = (at: number): string => String(at).padStart(6, '0');

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
    for (const [at, permit] of permits.entries())
      if (after === undefined || placeOf(at) > after)
        yield { position: { group, after: placeOf(at) }, permit };
  }
}
