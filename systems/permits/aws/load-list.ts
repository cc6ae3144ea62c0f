import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { LoadRecord } from '../loading/load-record.ts';
import type { LoadRecords } from '../loads/managing.ts';
import { PARTITION, records, tableKeyOf } from './load-record.ts';

/** How many records are read for one page, at most. */
const MOST_READ = 1_000;
const READ_AT_ONCE = 100;

/** The records of all loads, newest first. */
export const loadList = (db: DynamoDBClient, table: string): Pick<LoadRecords, 'page'> => ({
  async page({ state, limit, after }) {
    const found: LoadRecord[] = [];
    let from = after;
    for (let read = 0; read < MOST_READ; read += READ_AT_ONCE) {
      const { Items = [], LastEvaluatedKey } = await db.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: PARTITION } },
          ScanIndexForward: false,
          Limit: state === undefined ? limit : READ_AT_ONCE,
          ...(from !== undefined && { ExclusiveStartKey: tableKeyOf(from) }),
        }),
      );
      found.push(...Items.map(records.read).filter((one) => state === undefined || one.state === state));
      const last = found[limit - 1];
      if (last && (found.length > limit || LastEvaluatedKey))
        return { records: found.slice(0, limit), next: last.id };
      from = LastEvaluatedKey?.['sk']?.S;
      if (from === undefined) break;
    }
    return { records: found, next: from };
  },
});
