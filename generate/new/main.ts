import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { resolveConfig } from 'prettier';
import { houseIn } from '../house.ts';
import { planOf, type Project } from './plan.ts';
import { operationOf } from './wanted.ts';

const ROOT = join(import.meta.dirname, '../..');

const projectHere = async (): Promise<Project> => ({
  ...houseIn(ROOT),
  names: (folder) => (existsSync(join(ROOT, folder)) ? readdirSync(join(ROOT, folder)) : []),
  style: (await resolveConfig(join(ROOT, 'package.json'))) ?? {},
});

/** Writes all files or, when one cannot be written, none. */
const writeAll = async (files: ReadonlyMap<string, string>, { file }: Project): Promise<void> => {
  const before = new Map([...files.keys()].map((path) => [path, file(path)]));
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(join(ROOT, path)), { recursive: true });
      await writeFile(join(ROOT, path), text);
    }
  } catch (error) {
    for (const [path, text] of before)
      if (text === undefined) await rm(join(ROOT, path), { force: true });
      else await writeFile(join(ROOT, path), text);
    throw error;
  }
};

const add = async (name: string, { table = false }: { table?: boolean }): Promise<void> => {
  const project = await projectHere();
  const files = await planOf({ name, table }, project);
  await writeAll(files, project);
  console.log(
    [
      ...[...files.keys()].filter((path) => !path.startsWith('core/contract/')),
      'core/contract/',
      '',
      `GET /${name} is answered by ${operationOf(name)} in functions/${name}/http.ts. npm run dev makes it live.`,
      ...(table
        ? ['A table that holds data of users must forget it with them: see functions/images/forget.ts.']
        : []),
    ].join('\n'),
  );
};

try {
  await new Command('new')
    .description('add a function: its folder, its system, an operation, its resources, an event and tests')
    .argument('<name>', 'one word in small letters, such as notes')
    .option('--table', 'with a DynamoDB table of its own')
    .action(add)
    .parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
