import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** A file of the console, as it is answered. */
export interface ConsoleFile {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** The page, under whose address every deep link is answered. */
export const PAGE = '/index.html';
/** The contract to read and to try, a page of its own. */
export const REFERENCE = '/reference/index.html';
/** What Vite names by the hash of its content. */
export const HASHED = '/assets/';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.yaml': 'application/yaml; charset=utf-8',
};

/** A file under its address. What is named by its content never changes; all else is asked for each time. */
export const consoleFile = (address: string, body: Uint8Array): ConsoleFile => ({
  body,
  headers: {
    'Content-Type': TYPES[extname(address)] ?? 'application/octet-stream',
    'Content-Length': String(body.byteLength),
    'Cache-Control': address.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
  },
});

/**
 * Reads a build, by the addresses of its files.
 * @param contract the text that `/openapi.yaml` answers
 */
export const readConsole = async (
  dir: string,
  contract: Uint8Array,
): Promise<ReadonlyMap<string, ConsoleFile>> => {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = new Map<string, ConsoleFile>();
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(dir, path).split(sep).join('/')}`;
    files.set(address, consoleFile(address, await readFile(path)));
  }
  return files.set('/openapi.yaml', consoleFile('/openapi.yaml', contract));
};
