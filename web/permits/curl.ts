/** A value in a query. Commas stay, so that lists can be read; an apostrophe would end the shell's quotes. */
const inQuery = (value: string): string =>
  encodeURIComponent(value.toWellFormed()).replaceAll('%2C', ',').replaceAll("'", '%27');

/** A query of the API as an address has it: a parameter with several values is there once for each. */
export const queryText = (query: Readonly<Record<string, unknown>>): string =>
  Object.entries(query)
    .flatMap(([name, values]) => [values].flat().map((value) => `${inQuery(name)}=${inQuery(String(value))}`))
    .join('&');

/**
 * A search as a program with an API key sends it. The key comes from the environment, so that none is in a file.
 * @param origin without a slash at its end
 */
export const curlOf = (origin: string, query: Readonly<Record<string, unknown>>): string =>
  `curl '${origin}/v1/permits?${queryText(query)}' \\\n  -H "x-api-key: $KEY"`;
