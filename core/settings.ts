/** Turns an environment variable's text into a value, or throws a reason that does not repeat the text. */
export interface Parse<T> {
  (value: string): T;
  /** Whether the variable may be missing; the value is then undefined. */
  readonly optional?: true;
}

/** Any text that is not empty. */
export const text: Parse<string> = (value) => value;

/** What may be missing or empty; undefined then. */
export const optional = <T>(parse: Parse<T>): Parse<T | undefined> =>
  Object.assign((value: string) => parse(value), { optional: true as const });

/**
 * Reads the settings of one function from the environment, once, at start. An empty variable is a
 * missing one, which only an `optional` one may be. All faults come in one error that names each
 * variable and never repeats a value.
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
      if (!parse.optional) wrong.push(`${name}: missing`);
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

/**
 * Whether this runs under `sam local`, which sets AWS_SAM_LOCAL to `true`. It has no authorizer, so a
 * function has to verify tokens itself there, and only there.
 */
export const underSamLocal = (environment: NodeJS.ProcessEnv = process.env): boolean =>
  environment['AWS_SAM_LOCAL'] === 'true';

/** Where AWS is, without a slash at the end, when it is an emulator (AWS_ENDPOINT_URL); undefined on AWS. */
export const endpointUrl = (environment: NodeJS.ProcessEnv = process.env): string | undefined => {
  const url = environment['AWS_ENDPOINT_URL'];
  return url ? url.replace(/\/+$/, '') : undefined;
};
