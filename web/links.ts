import { defaultStringifySearch } from '@tanstack/react-router';

/** Signs that may stand in a query as they are. Written so, a link can be read. */
const PLAIN: Readonly<Record<string, string>> = { '%2C': ',', '%3A': ':', '%2F': '/', '%40': '@' };

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 1 && value.every((one) => typeof one === 'string');

/**
 * Writes search parameters. One with several texts is there once for each, as in a request to the API; everything
 * else is written as the router does it.
 */
export const stringifySearch = (search: Readonly<Record<string, unknown>>): string =>
  Object.entries(search)
    .flatMap(([name, value]) =>
      isTexts(value)
        ? value.map((one) => `?${new URLSearchParams({ [name]: one }).toString()}`)
        : [defaultStringifySearch({ [name]: value })],
    )
    .filter((part) => part !== '')
    .map((part) => part.slice(1).replaceAll(/%(2C|3A|2F|40)/g, (code) => PLAIN[code] ?? code))
    .join('&')
    .replace(/^(?=.)/, '?');
