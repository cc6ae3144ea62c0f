import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../../core/aws/dynamo.ts';
import { ownIn } from './evaluate.ts';
import { type Path, readPath, type Reader } from './reader.ts';
import { invalid } from './refusal.ts';

/**
 * Refuses two paths of which one is in the other, and paths that take one thing for a list and for a map.
 * @throws ValidationException
 */
export const expectApart = (paths: readonly Path[]): void => {
  for (const [at, one] of paths.entries())
    for (const other of paths.slice(at + 1)) {
      const fork = one.findIndex((step, depth) => step !== other[depth]);
      if (fork === -1 || fork === other.length)
        throw invalid(
          'Two document paths overlap with each other; must remove or rewrite one of these paths',
        );
      if (typeof one[fork] !== typeof other[fork])
        throw invalid(
          'Two document paths conflict with each other; must remove or rewrite one of these paths',
        );
    }
};

/** Reads `path, path…`. */
export const readProjection = (reader: Reader): Path[] => {
  const paths = [readPath(reader)];
  while (reader.take(',')) paths.push(readPath(reader));
  reader.expectEnd();
  expectApart(paths);
  return paths;
};

/** What of a value the rests of paths show; of lists the elements move together. */
const shownOf = (value: AttributeValue, rests: readonly Path[]): AttributeValue | undefined => {
  if (rests.some((rest) => rest.length === 0)) return value;
  const restsAt = (step: string | number) =>
    rests.filter(([one]) => one === step).map((rest) => rest.slice(1));
  if (value.M) {
    const shown = shownIn(value.M, rests);
    return Object.keys(shown).length > 0 ? { M: shown } : undefined;
  }
  const L = value.L?.flatMap((one, at) => {
    const some = restsAt(at);
    return some.length > 0 ? (shownOf(one, some) ?? []) : [];
  });
  return L && L.length > 0 ? { L } : undefined;
};

/** What of an item these paths show. */
export const shownIn = (item: Item, paths: readonly Path[]): Item => {
  const shown: [string, AttributeValue][] = [];
  for (const name of new Set(paths.map(([first]) => first))) {
    const value = typeof name === 'string' ? ownIn(item, name) : undefined;
    const rests = paths.filter(([first]) => first === name).map((path) => path.slice(1));
    const some = value && shownOf(value, rests);
    if (some) shown.push([String(name), some]);
  }
  return Object.fromEntries(shown);
};
