/** A value of a parameter. The router reads digits as a number, and writes text that looks like one in quotes. */
type Value = string | number | boolean;

/**
 * The search parameters of a link to the permits, in the API's own syntax: `status=eq.issued&sort=file_date&limit=50`,
 * and `permit` for the one that is looked at, `wrap` for whole texts. What they mean is read by the page, which can
 * then say what is wrong with them.
 */
export type PermitSearch = Readonly<Record<string, Value | readonly string[] | undefined>>;

const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);

/** A text as the router has to be given it, so that it writes it without quotes. */
export const plainly = (text: string): Value => {
  if (text === 'true' || text === 'false') return text === 'true';
  return Number.isFinite(Number(text)) && String(Number(text)) === text ? Number(text) : text;
};

/** Takes whatever an address holds. A cursor has no place in an address, and goes. */
export const permitSearchOf = (search: Readonly<Record<string, unknown>>): PermitSearch =>
  Object.fromEntries(
    Object.entries(search).map(([name, value]) => {
      if (name === 'cursor' || value === undefined) return [name, undefined];
      return [name, Array.isArray(value) ? value.map(textOf) : plainly(textOf(value))];
    }),
  );
