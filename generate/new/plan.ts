import { format } from 'prettier';
import { generate } from '../generate.ts';
import type { House } from '../house.ts';
import { contractTexts } from './contract.ts';
import { nameRefusals } from './refusals.ts';
import { sourceTexts } from './source.ts';
import { templateText } from './template.ts';
import { testTexts } from './tests.ts';
import type { Wanted } from './wanted.ts';

/** The project as it is. */
export interface Project extends House {
  /** The names of what is in a folder; none when there is no such folder. */
  readonly names: (folder: string) => readonly string[];
  /** What prettier is told. */
  readonly style: object;
}

/** The comment that says where something new is put. */
const markerOf = (what: string): string => `# npm run new: ${what} stand above`;

/**
 * Puts a text above the line that marks the place for it. All else stays as it is, letter for letter.
 * @throws Error when the place is not marked, or more than one is
 */
export const putAbove = (path: string, text: string, what: string, addition: string): string => {
  const lines = text.split('\n');
  const places = lines.flatMap((line, at) => (line.trim() === markerOf(what) ? [at] : []));
  const [place] = places;
  if (place === undefined || places.length > 1)
    throw new Error(`${path} must have the line "${markerOf(what)}" once: it says where to write.`);
  return [...lines.slice(0, place), ...addition.replace(/\n$/, '').split('\n'), ...lines.slice(place)].join(
    '\n',
  );
};

/**
 * Finds out what a new function writes; writes nothing itself.
 * @returns the text of each file that is new or changed, by its path; `core/contract/` is among them
 * @throws Error that says why it cannot be
 */
export const planOf = async (wanted: Wanted, project: Project): Promise<ReadonlyMap<string, string>> => {
  const read = (path: string): string => {
    const text = project.file(path);
    if (text === undefined) throw new Error(`${path} is not there.`);
    return text;
  };
  const [openapi, template] = [read('openapi.yaml'), read('template.yaml')];
  const refusals = nameRefusals(wanted.name, { contract: openapi, template }, project.names);
  const made = [...sourceTexts(wanted), ...testTexts(wanted)];
  for (const [path] of made) if (project.file(path) !== undefined) refusals.push(`${path} already exists.`);
  if (refusals.length > 0) throw new Error(refusals.join('\n'));

  const contract = Object.entries(contractTexts(wanted)).reduce(
    (text, [what, addition]) => putAbove('openapi.yaml', text, what, String(addition)),
    openapi,
  );
  const changed = putAbove('template.yaml', template, 'functions', templateText(wanted));
  const added = new Map([...made, ['template.yaml', changed]]);
  const generated = await generate({
    contract,
    messages: read('core/messages/messages.yaml'),
    house: { file: (path) => added.get(path) ?? project.file(path) },
  });
  const formatted = await Promise.all(
    made.map(
      async ([path, text]) => [path, await format(text, { ...project.style, filepath: path })] as const,
    ),
  );
  return new Map([
    ['openapi.yaml', contract],
    ['template.yaml', changed],
    ...formatted,
    ...[...generated]
      .map(([name, text]) => [`core/contract/${name}`, text] as const)
      .filter(([path, text]) => project.file(path) !== text),
  ]);
};
