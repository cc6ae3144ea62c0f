/** Any JSON object. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as an object; what is none is an empty one. */
export const json = (value: unknown): Json => (isJson(value) ? value : {});

/** The value as a list; what is none is an empty one. */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The value as text; what is none is empty. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Whether no text in a value, names included, holds half of a surrogate pair: no store takes it. */
export const isWellFormed = (value: unknown): boolean => {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, inner]) => name.isWellFormed() && isWellFormed(inner));
};

/** Every object inside a value, with its path: `['paths', '/permits/{number}', 'get']`. */
export function* objectsIn(
  value: unknown,
  path: readonly string[] = [],
): Generator<{ path: readonly string[]; node: Json }> {
  if (isJson(value)) yield { path, node: value };
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* objectsIn(inner, [...path, key]);
}
