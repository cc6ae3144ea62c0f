import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Json, json, text } from '../core/json.ts';

/** A package as a lock file has it. */
export interface Locked {
  /** The lock file that has it. */
  readonly lock: string;
  readonly name: string;
  readonly version: string;
  /** An SPDX expression; empty when the package states none. */
  readonly licence: string;
  /** The versions of Node that it runs on; empty when it states none. */
  readonly node: string;
  readonly isTool: boolean;
  /** Whether npm would run a program of it when it installs it. */
  readonly hasScript: boolean;
  /** The address from which it would be fetched, whatever registry a machine uses; empty when npm decides. */
  readonly from: string;
}

/** Each lock file of the repository, and whether its packages are deployed. */
export const LOCKS: Readonly<Record<string, 'deployed' | 'tools'>> = {
  'package-lock.json': 'deployed',
  'layers/sharp/package-lock.json': 'deployed',
  'web/package-lock.json': 'deployed',
  'bench/package-lock.json': 'tools',
  'tests/e2e/package-lock.json': 'tools',
  'local/runtime/package-lock.json': 'tools',
};

const read = (path: string): Json => json(JSON.parse(readFileSync(path, 'utf8')));

/** The package.json beside a lock file. */
export const manifestOf = (lock: string): Json => read(join(dirname(lock), 'package.json'));

/** Every package in a lock file, but for the project itself. */
export const lockedIn = (lock: string): Locked[] =>
  Object.entries(json(read(lock)['packages']))
    .filter(([path]) => path !== '')
    .map(([path, value]) => {
      const found = json(value);
      return {
        lock,
        name: path.replace(/^.*node_modules\//, ''),
        version: text(found['version']),
        licence: text(found['license']),
        node: text(json(found['engines'])['node']),
        isTool: LOCKS[lock] === 'tools' || found['dev'] === true || found['devOptional'] === true,
        hasScript: found['hasInstallScript'] === true,
        from: text(found['resolved']),
      };
    });

export const locked = (): Locked[] => Object.keys(LOCKS).flatMap(lockedIn);

/** What a package.json asks for: name and version, of all kinds of dependencies. */
export const wantedBy = (manifest: Json): [name: string, version: string][] =>
  ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'].flatMap((kind) =>
    Object.entries(json(manifest[kind])).map(([name, version]): [string, string] => [name, text(version)]),
  );
