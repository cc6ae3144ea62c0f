import type { Key } from '../key-parts/key.ts';

/** A request in the words of one language. The key comes from the environment, so that none is in a file. */
export interface Snippet {
  readonly id: string;
  readonly label: string;
  readonly code: string;
}

/** A request that a new key can be tried with. */
interface Example {
  readonly path: string;
  /** A body makes it a POST. */
  readonly body?: string;
}

/** One for each scope. */
const EXAMPLES: Readonly<Record<Key['scope'], Example>> = {
  permits: { path: '/v1/permits/201612013997' },
  music: {
    path: '/v1/DemoResourceMusic/DemoResourceMusicItem?table=Music&artist=No%20One%20You%20Know&songtitle=Call%20Me%20Today',
  },
  manager: { path: '/v1/dynamodbmanager', body: '{"operation": "ping"}' },
};

const lines = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join('\n');

const curl = (url: string, body?: string): string =>
  body === undefined
    ? lines(`curl '${url}' \\`, '  -H "x-api-key: $KEY"')
    : lines(`curl '${url}' \\`, '  -H "x-api-key: $KEY" \\', `  --json '${body}'`);

const javaScript = (url: string, body?: string): string =>
  lines(
    `const answer = await fetch('${url}', {`,
    body && "  method: 'POST',",
    body === undefined
      ? "  headers: { 'x-api-key': process.env.KEY },"
      : "  headers: { 'x-api-key': process.env.KEY, 'content-type': 'application/json' },",
    body && `  body: JSON.stringify(${body}),`,
    '});',
    'console.log(answer.status, await answer.json());',
  );

const python = (url: string, body?: string): string =>
  lines(
    'import json, os, urllib.request',
    '',
    'request = urllib.request.Request(',
    `    '${url}',`,
    body && `    data=json.dumps(${body}).encode(),`,
    body === undefined
      ? "    headers={'x-api-key': os.environ['KEY']},"
      : "    headers={'x-api-key': os.environ['KEY'], 'content-type': 'application/json'},",
    ')',
    'with urllib.request.urlopen(request) as answer:',
    '    print(answer.status, json.load(answer))',
  );

/**
 * How a key of a scope is used, against the API at an origin.
 * @param origin without a slash at its end
 */
export const snippetsFor = (scope: Key['scope'], origin: string): Snippet[] => {
  const { path, body } = EXAMPLES[scope];
  const url = `${origin}${path}`;
  return [
    { id: 'curl', label: 'curl', code: curl(url, body) },
    { id: 'javascript', label: 'JavaScript', code: javaScript(url, body) },
    { id: 'python', label: 'Python', code: python(url, body) },
  ];
};
