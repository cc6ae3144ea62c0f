import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import semver from 'semver';
import { json, text } from '../../core/json.ts';
import { NODE } from '../../local/machine.ts';
import { isAllowed, licenceOf } from '../licences.ts';
import { locked, lockedIn, LOCKS, manifestOf, wantedBy } from '../packages.ts';

const textOf = (path: string): string => readFileSync(path, 'utf8');
const MANIFEST = manifestOf('package-lock.json');
const engines = (lock: string): string => text(json(manifestOf(lock)['engines'])['node']);
const named = ({ name, version }: { readonly name: string; readonly version: string }): string =>
  `${name}@${version}`;

/** The oldest Node that package.json lets in. */
const FLOOR = semver.minVersion(engines('package-lock.json'))?.version ?? '';
/** The Node that `.nvmrc` recommends. */
const RECOMMENDED = textOf('.nvmrc').trim();

describe('the Node that runs Trellis', () => {
  test.each(Object.keys(LOCKS))('every package in %s takes the oldest one', (lock) => {
    const refuse = lockedIn(lock).filter(({ node }) => node !== '' && !semver.satisfies(FLOOR, node));
    expect(refuse.map((one) => `${named(one)} needs ${one.node}`)).toEqual([]);
  });

  test.each(Object.keys(LOCKS))('every package in %s takes the recommended one', (lock) => {
    const newest = `${RECOMMENDED}.999.0`;
    const refuse = lockedIn(lock).filter(({ node }) => node !== '' && !semver.satisfies(newest, node));
    expect(refuse.map(named)).toEqual([]);
  });

  test('has one oldest version, wherever it is named', () => {
    expect(FLOOR).toBe(`${NODE.join('.')}.0`);
    expect(engines('bench/package-lock.json')).toBe(engines('package-lock.json'));
    for (const page of ['README.md', 'CONTRIBUTING.md', 'docs/local.md'])
      expect(textOf(page)).toContain(NODE.join('.'));
  });

  test('is recommended in the version that is deployed', () =>
    expect(textOf('template.yaml')).toContain(`Runtime: nodejs${RECOMMENDED}.x`));

  test('is tried in both versions for each change', () =>
    expect(textOf('.github/workflows/ci.yaml')).toContain(`node: ['${NODE.join('.')}', '${RECOMMENDED}']`));
});

describe('the packages', () => {
  test.each(Object.keys(LOCKS))('beside %s are named in the version that is locked', (lock) => {
    const versions = new Map(lockedIn(lock).map((one) => [one.name, one.version]));
    const loose = wantedBy(manifestOf(lock)).filter(([, version]) => semver.valid(version) !== version);
    expect(loose).toEqual([]);
    for (const [name, version] of wantedBy(manifestOf(lock)))
      expect(lockedIn(lock)).toContainEqual(expect.objectContaining({ name, version }));
    expect(versions.size).toBeGreaterThan(0);
  });

  test('of the AWS SDK that are released together have one version', () => {
    const clients = wantedBy(MANIFEST).filter(([name]) => /^@aws-sdk\/(client|s3)-/.test(name));
    expect(clients.length).toBeGreaterThan(5);
    expect(new Set(clients.map(([, version]) => version)).size).toBe(1);
  });

  test('of the AWS SDK and Smithy are locked once each, so that no bundle holds two', () => {
    const names = lockedIn('package-lock.json')
      .map(({ name }) => name)
      .filter((name) => /^@(aws-sdk|smithy)\//.test(name));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test('come from the registry that the machine uses: a lock file names none', () =>
    expect(locked().filter(({ from }) => from !== '')).toEqual([]));

  test('run no program when they are installed', () => {
    expect(textOf('.npmrc')).toMatch(/^ignore-scripts=true$/m);
    expect(textOf('local/tools/npm.ts')).toContain("'--ignore-scripts'");
    const elsewhere = locked().filter(({ lock, hasScript }) => hasScript && lock !== 'package-lock.json');
    // In the layer, which `sam build` installs, sharp only looks for its binary. The script of scarf, which counts
    // installations of Swagger UI, is not run, as that of no package of the console is.
    expect(elsewhere.map(named).sort()).toEqual([
      expect.stringMatching(/^@scarf\/scarf@/),
      expect.stringMatching(/^sharp@/),
    ]);
  });

  test('that override what another package asks for say why', () => {
    const decision = textOf('docs/decisions/0041-how-packages-are-kept.md');
    const silent = Object.keys(json(MANIFEST['overrides'])).filter(
      (name) => !decision.includes(`\`${name}\``),
    );
    expect(silent).toEqual([]);
  });
});

describe('the licence of a package', () => {
  test('is one of those that may be used', () =>
    expect(
      locked()
        .filter((one) => !isAllowed(one))
        .map((one) => `${named(one)}: ${licenceOf(one)}`),
    ).toEqual([]));

  test.each([
    ['GPL-3.0-only', false],
    ['', false],
    ['MIT AND GPL-3.0-only', false],
    ['(MIT OR GPL-3.0-only)', true],
    ['LGPL-3.0-or-later', false],
    ['MIT AND ISC', true],
  ])('%p: %p', (licence, may) => expect(isAllowed({ name: 'new', version: '1.0.0', licence })).toBe(may));
});
