import type { IncomingMessage, ServerResponse } from 'node:http';
import { HOST } from '../places.ts';
import { type ConsoleFile, HASHED, PAGE, REFERENCE } from './files.ts';

/** Answers a request for the console. @returns false for what is not the console's to answer */
export type ServeConsole = (incoming: IncomingMessage, response: ServerResponse) => boolean;

/** What stands before the query; a URL would take what begins with `//` for a host. */
const pathOf = (url: string): string => url.split('?', 1)[0] ?? '';

/** The file of an address. What is no file is a deep link, for which the page is the answer. */
const fileAt = (files: ReadonlyMap<string, ConsoleFile>, path: string): ConsoleFile | undefined =>
  files.get(path) ??
  (path.startsWith(HASHED) ? undefined : files.get(/^\/reference\/?$/.test(path) ? REFERENCE : PAGE));

/**
 * The address to go to for a browser that used another name of this machine: sessions are bound to one origin.
 * @returns undefined when the browser is there already
 */
export const elsewhere = (host: string | undefined, url: string): string | undefined => {
  const [name, port = '80'] = (host ?? '').split(':');
  return name === 'localhost' ? `http://${HOST}:${port}${url}` : undefined;
};

/**
 * Serves a build of the console, as CloudFront does on AWS.
 * @param files is asked at each request: `npm run dev` builds again
 */
export const serveConsole =
  (files: () => ReadonlyMap<string, ConsoleFile>, headers: Readonly<Record<string, string>>): ServeConsole =>
  (incoming, response) => {
    const { method = 'GET', url = '/' } = incoming;
    if (method !== 'GET' && method !== 'HEAD') return false;
    const other = elsewhere(incoming.headers.host, url);
    if (other !== undefined) {
      response.writeHead(307, { ...headers, Location: other, 'Content-Length': '0' }).end();
      return true;
    }
    const file = fileAt(files(), pathOf(url));
    if (file === undefined) return false;
    if (incoming.headers['if-none-match'] === file.headers['ETag']) {
      const { 'Content-Length': _length, ...kept } = file.headers;
      response.writeHead(304, { ...headers, ...kept }).end();
      return true;
    }
    response.writeHead(200, { ...headers, ...file.headers });
    response.end(method === 'HEAD' ? undefined : file.body);
    return true;
  };
