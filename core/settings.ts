/** Turns an environment variable's text into a value, or throws a reason that does not repeat the text. */
export type Parse<T> = (value: string) => T;

/** Any text that is not empty. */
export const text: Parse<string> = (value) => value;

/**
 * Reads the settings of one function from the environment, once, at start. An empty variable is a
 * missing one. All faults come in one error that names each variable and never repeats a value.
 * @throws Error `Bad environment: NAME: missing; OTHER: must be …`
 */
export const settings = <S extends Record<string, Parse<unknown>>>(
  shape: S,
  environment: NodeJS.ProcessEnv = process.env,
): { readonly [K in keyof S]: ReturnType<S[K]> } => {
  const wrong: string[] = [];
  const values = Object.entries(shape).map(([name, parse]): [string, unknown] => {
    const value = environment[name];
    if (value === undefined || value === '') {
      wrong.push(`${name}: missing`);
      return [name, undefined];
    }
    try {
      return [name, parse(value)];
    } catch (cause) {
      wrong.push(`${name}: ${cause instanceof Error ? cause.message : 'invalid'}`);
      return [name, undefined];
    }
  });
  if (wrong.length > 0) throw new Error(`Bad environment: ${wrong.join('; ')}`);
  return Object.fromEntries(values) as { readonly [K in keyof S]: ReturnType<S[K]> };
};
