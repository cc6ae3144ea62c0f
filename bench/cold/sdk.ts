import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build, type Metafile } from 'esbuild';
import ts from 'typescript';
import { ROOT } from '../../local/places.ts';

/** The names that a function's sources import from each SDK package, both sorted. */
export type SdkImports = ReadonlyMap<string, readonly string[]>;

/** Our own files that are loaded when a function starts: what is imported dynamically is not. */
const sourcesOf = ({ inputs }: Metafile, entry: string): string[] => {
  const found = new Set([entry]);
  for (const file of found)
    for (const { path, kind } of inputs[file]?.imports ?? [])
      if (kind === 'import-statement' && path in inputs && !path.includes('node_modules/')) found.add(path);
  return [...found];
};

/** What one file imports from the SDK at run time. @throws Error for `import *`, which has no names */
const namesIn = (file: string, source: string): [string, string][] =>
  ts.createSourceFile(file, source, ts.ScriptTarget.Latest).statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const name = statement.moduleSpecifier.text;
    const clause = statement.importClause;
    if (!name.startsWith('@aws-sdk/') || !clause || clause.phaseModifier === ts.SyntaxKind.TypeKeyword)
      return [];
    if (!clause.namedBindings || !ts.isNamedImports(clause.namedBindings))
      throw new Error(`${file}: import the names of ${name}, so that esbuild can leave out the others`);
    return clause.namedBindings.elements
      .filter(({ isTypeOnly }) => !isTypeOnly)
      .map((element): [string, string] => [name, (element.propertyName ?? element.name).text]);
  });

/**
 * What a function imports from the SDK, read in its sources. The credentials' stand-in is an alias of
 * the build, so it is in no source's imports.
 * @param entry the function's entry file
 */
export const sdkImports = async (entry: string): Promise<SdkImports> => {
  const { metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: ROOT,
    outdir: join(dirname(entry), 'out'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const names = new Map<string, Set<string>>();
  for (const file of sourcesOf(metafile, relative(ROOT, entry)))
    for (const [sdk, name] of namesIn(file, await readFile(join(ROOT, file), 'utf8')))
      names.set(sdk, (names.get(sdk) ?? new Set()).add(name));
  return new Map([...names].sort().map(([sdk, set]) => [sdk, [...set].sort()]));
};

/** A module that is those imports and nothing else. Two packages may each have an error of the same name. */
export const bareModule = (imports: SdkImports): string =>
  [...imports]
    .map(([sdk, names], at) => {
      const exported = names.map((name) => `${name} as ${name}${String(at)}`);
      return `export { ${exported.join(', ')} } from '${sdk}';\n`;
    })
    .join('');

/** The same, and each client made once, as every function has to. */
export const madeModule = (imports: SdkImports): string =>
  [...imports]
    .map(([sdk, names]) => {
      const clients = names.filter((name) => name.endsWith('Client'));
      const made = clients.map((name) => `export const made${name} = new ${name}({});\n`);
      return `import { ${clients.join(', ')} } from '${sdk}';\n${made.join('')}`;
    })
    .join('') + bareModule(imports);
