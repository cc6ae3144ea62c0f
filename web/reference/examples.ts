interface Parameter {
  readonly required?: boolean;
  readonly example?: unknown;
  readonly description?: string;
}

/** The contract as a document, as far as it is looked at here. */
export interface Contract {
  readonly servers?: readonly unknown[];
  readonly components?: { readonly parameters?: Readonly<Record<string, Parameter>> };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const untried = <P extends Parameter>(parameter: P): P => {
  const { example, ...rest } = parameter;
  if (example === undefined || parameter.required === true) return parameter;
  const description = `${parameter.description ?? ''}\n\nFor example: \`${JSON.stringify(example)}\``;
  return { ...rest, description } as unknown as P;
};

const mapValues = <A, B>(object: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

const inOperation = (operation: unknown): unknown => {
  if (typeof operation !== 'object' || operation === null || !('parameters' in operation)) return operation;
  const { parameters } = operation;
  return Array.isArray(parameters)
    ? { ...operation, parameters: (parameters as Parameter[]).map(untried) }
    : operation;
};

/**
 * The contract as it is tried from this page. Swagger UI sends the examples of all parameters along, so that every
 * condition of a search would hold at once: of what may be left out, the example becomes a part of the description. And
 * the policy of the page lets it ask its own origin only, which the contract names first.
 */
export const triable = (contract: Contract): Contract => ({
  ...contract,
  ...(contract.servers && { servers: contract.servers.slice(0, 1) }),
  ...(contract.components && {
    components: {
      ...contract.components,
      ...(contract.components.parameters && {
        parameters: mapValues(contract.components.parameters, untried),
      }),
    },
  }),
  ...(contract.paths && { paths: mapValues(contract.paths, (item) => mapValues(item, inOperation)) }),
});
