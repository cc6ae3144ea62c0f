import { createInterface } from 'node:readline/promises';
import { paginateListTables } from '@aws-sdk/client-dynamodb';
import { musicParts } from '../systems/music/wiring.ts';
import { tableName } from '../systems/music/aws/tables.ts';
import type { Registry, Tables } from '../systems/music/tables/tables.ts';
import { output } from './deployed.ts';
import { reachStack, type Which } from './reach.ts';

/** The tables that were made at run time: by their names in DynamoDB, and what removes them. */
interface Made {
  readonly prefix: string;
  readonly names: readonly string[];
  readonly tables: Pick<Tables, 'remove'>;
  readonly registry: Pick<Registry, 'find' | 'remove'>;
}

/** Asks a question that is answered yes or anything else. */
export type Confirm = (question: string) => Promise<boolean>;

const confirmed: Confirm = async (question) => {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(`${question} Type yes to delete them: `)).trim() === 'yes';
  } finally {
    lines.close();
  }
};

const counted = (many: number): string => (many === 1 ? '1 table' : `${String(many)} tables`);

/**
 * Deletes tables after asking, each with its registration.
 * @returns what to print
 */
export const removeMade = async (
  { prefix, names, tables, registry }: Made,
  confirm: Confirm,
): Promise<string> => {
  if (names.length === 0) return 'Nothing was made at run time.';
  const list = names.map((name) => `  ${prefix}${name}`).join('\n');
  const question = `${counted(names.length)}, with all that is in them:\n${list}\n`;
  if (!(await confirm(question))) return 'Nothing was deleted.';
  const left: string[] = [];
  for (const name of names) {
    const known = await registry.find(name);
    const was = await tables.remove(name);
    if (was === 'creating') left.push(name);
    else if (known) await registry.remove(known);
  }
  const deleted = `Deleted ${counted(names.length - left.length)}.`;
  if (left.length === 0) return deleted;
  return `${deleted} Still being created, so run this again in a moment: ${left.join(', ')}.`;
};

/**
 * Lists the tables that the music API has made in a stack, and deletes them after asking. The deletion of a stack
 * leaves them.
 * @returns what to print
 * @throws Problem when the stack is not reached
 */
export const cleanUp = async (which: Which, confirm: Confirm = confirmed): Promise<string> => {
  const { name, deployed, dynamoDB } = await reachStack(which);
  const registry = output(deployed, 'MusicRegistryTableName');
  const prefix = tableName(name, '');
  const names: string[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client: dynamoDB }, {}))
    names.push(...TableNames.filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length)));
  const parts = musicParts(dynamoDB, { stack: name, registry, most: 1 });
  return removeMade({ prefix, names, tables: parts.tables, registry: parts.registry }, confirm);
};
