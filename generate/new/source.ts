import { operationOf, tableSetting, upper, type Wanted } from './wanted.ts';

const entry = ({ name, table }: Wanted): string => `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ${name} } from '../../core/contract/${name}.ts';
import { guards } from '../../core/http/guards.ts';
import { serve } from '../../core/http/serve.ts';
import { settings, text } from '../../core/settings.ts';
import { read${upper(name)} } from '../../systems/${name}/reading/reading.ts';
import { ${name}Parts } from '../../systems/${name}/wiring.ts';

const env = settings({
  CONSOLE_ORIGIN: text,
  DENIED_TABLE: text,
  ${table ? `${tableSetting(name)}: text,` : ''}
  USER_POOL_CLIENT_ID: text,
  USER_POOL_ID: text,
});
const db = new DynamoDBClient({});
const parts = ${name}Parts(${table ? `db, env.${tableSetting(name)}` : ''});

export const handler = serve(
  ${name},
  {
    ${operationOf(name)}: async ({ caller }) => ({
      status: 200,
      body: await read${upper(name)}(parts, caller.sub),
    }),
  },
  guards({
    db,
    origin: env.CONSOLE_ORIGIN,
    deniedTable: env.DENIED_TABLE,
    userPool: { userPoolId: env.USER_POOL_ID, clientId: env.USER_POOL_CLIENT_ID },
  }),
);
`;

const reading = ({ name }: Wanted): string => `
/** What is kept in ${name} for one user. */
export interface ${upper(name)} {
  readonly text: string;
}

/** What reading needs from outside. */
export interface ReadingPorts {
  /** What is kept for a user; undefined when nothing is. */
  readonly find: (sub: string) => Promise<${upper(name)} | undefined>;
}

/**
 * What a user has in ${name}.
 * @param sub the user's id
 */
export const read${upper(name)} = async ({ find }: ReadingPorts, sub: string): Promise<${upper(name)}> =>
  (await find(sub)) ?? { text: '' };
`;

const wiring = ({ name, table }: Wanted): string =>
  table
    ? `
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ${name}Store } from './aws/store.ts';
import type { ReadingPorts } from './reading/reading.ts';

/** What the operations of ${name} need. */
export const ${name}Parts = (db: DynamoDBClient, table: string): ReadingPorts => ${name}Store(db, table);
`
    : `
import type { ReadingPorts } from './reading/reading.ts';

/** What the operations of ${name} need. Nothing is kept yet: an adapter in \`systems/${name}/aws/\` would belong here. */
export const ${name}Parts = (): ReadingPorts => ({ find: async () => undefined });
`;

const store = ({ name }: Wanted): string => `
import { type DynamoDBClient, GetItemCommand, type GetItemCommandInput } from '@aws-sdk/client-dynamodb';
import { stringsOf } from '../../../core/aws/dynamo.ts';
import { record, type Stored, text } from '../../../core/aws/record.ts';
import type { ${upper(name)}, ReadingPorts } from '../reading/reading.ts';

/** How the table keeps what a user has. */
const records: Stored<${upper(name)}> = record({ text });

/** A consistent read of what a user has. */
const recordOf = (table: string, sub: string): GetItemCommandInput => ({
  TableName: table,
  Key: stringsOf({ pk: \`USER#\${sub}\`, sk: '${name.toUpperCase()}' }),
  ConsistentRead: true,
});

/** What is kept for all users, in the one table. */
export const ${name}Store = (db: DynamoDBClient, table: string): ReadingPorts => ({
  async find(sub) {
    const { Item } = await db.send(new GetItemCommand(recordOf(table, sub)));
    return Item && records.read(Item);
  },
});
`;

/** The function and its system, by path. */
export const sourceTexts = (wanted: Wanted): ReadonlyMap<string, string> => {
  const { name, table } = wanted;
  return new Map([
    [`functions/${name}/http.ts`, entry(wanted)],
    [`systems/${name}/reading/reading.ts`, reading(wanted)],
    [`systems/${name}/wiring.ts`, wiring(wanted)],
    ...(table ? [[`systems/${name}/aws/store.ts`, store(wanted)] as const] : []),
  ]);
};
