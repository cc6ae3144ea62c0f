import type { DynamoDBClient, PutItemCommandInput, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { numbersOf, putIf, stringsOf } from '../../../core/aws/dynamo.ts';
import { flag, list, oneOf, optional, record, type Stored, text } from '../../../core/aws/record.ts';
import { Failure } from '../../../core/errors.ts';
import type { Invitation, Invitations, MailState } from '../invitations/invitation.ts';
import { SCOPES } from '../../../core/scopes.ts';
import {
  readAll,
  readRecord,
  type RecordKey,
  recordsOf,
  removeRecord,
  updateIf,
  userRecord,
} from './records.ts';

const INVITATION = 'INVITATION';
const STATES: readonly Invitation['state'][] = ['pending', 'done'];
const MAIL_STATES: readonly MailState[] = ['none', 'pending', 'sending', 'sent', 'failed', 'unconfigured'];

const invitations: Stored<Invitation> = userRecord(
  INVITATION,
  record({
    username: text,
    email: optional(text),
    scopes: list(oneOf(SCOPES)),
    sendEmail: flag,
    state: oneOf(STATES),
    mail: oneOf(MAIL_STATES),
    createdAt: text,
    updatedAt: text,
  }),
);

const recordKey = (sub: string): RecordKey => ({ pk: INVITATION, sk: sub });

/** Kept unless there is one. */
const newInvitation = (table: string, invitation: Invitation): PutItemCommandInput => ({
  TableName: table,
  Item: invitations.write(invitation),
  ConditionExpression: 'attribute_not_exists(pk)',
});

/**
 * Held by `holder` until leaseMs from now, unless somebody else's time is not up. `leaseEnds` is in
 * milliseconds and not named `until`, at which the table would delete the invitation.
 */
const leased = (
  table: string,
  sub: string,
  holder: string,
  now: Date,
  leaseMs: number,
): UpdateItemCommandInput => ({
  TableName: table,
  Key: stringsOf(recordKey(sub)),
  UpdateExpression: 'SET #holder = :holder, #leaseEnds = :leaseEnds',
  ConditionExpression:
    'attribute_exists(pk) AND (attribute_not_exists(#holder) OR #holder = :holder OR #leaseEnds <= :now)',
  ExpressionAttributeNames: { '#holder': 'holder', '#leaseEnds': 'leaseEnds' },
  ExpressionAttributeValues: {
    ...stringsOf({ ':holder': holder }),
    ...numbersOf({ ':now': now.getTime(), ':leaseEnds': now.getTime() + leaseMs }),
  },
});

/** New states, while held by `holder`. */
const changedInvitation = (
  table: string,
  sub: string,
  holder: string,
  change: Partial<Pick<Invitation, 'state' | 'mail'>>,
  now: Date,
): UpdateItemCommandInput => {
  const fields = Object.entries({ ...change, updatedAt: now.toISOString() });
  return {
    TableName: table,
    Key: stringsOf(recordKey(sub)),
    UpdateExpression: `SET ${fields.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: '#holder = :holder',
    ExpressionAttributeNames: {
      '#holder': 'holder',
      ...Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
    },
    ExpressionAttributeValues: stringsOf({
      ':holder': holder,
      ...Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])),
    }),
  };
};

/** No longer held by `holder`, if it was. */
const releasedInvitation = (table: string, sub: string, holder: string): UpdateItemCommandInput => ({
  TableName: table,
  Key: stringsOf(recordKey(sub)),
  UpdateExpression: 'REMOVE #holder, #leaseEnds',
  ConditionExpression: '#holder = :holder',
  ExpressionAttributeNames: { '#holder': 'holder', '#leaseEnds': 'leaseEnds' },
  ExpressionAttributeValues: stringsOf({ ':holder': holder }),
});

export const invitationRecords = (db: DynamoDBClient, table: string, now: () => Date): Invitations => {
  const get = async (sub: string): Promise<Invitation | undefined> => {
    const item = await readRecord(db, table, recordKey(sub));
    return item && invitations.read(item);
  };
  return {
    get,
    async begin(invitation) {
      if (await putIf(db, newInvitation(table, invitation))) return invitation;
      return get(invitation.sub);
    },
    lease: (sub, holder, at, leaseMs) => updateIf(db, leased(table, sub, holder, at, leaseMs)),
    async change(sub, holder, change) {
      if (!(await updateIf(db, changedInvitation(table, sub, holder, change, now()))))
        throw new Failure('Conflict', 'Another process is handling this invitation: try again later');
    },
    async release(sub, holder) {
      await updateIf(db, releasedInvitation(table, sub, holder));
    },
    remove: (sub) => removeRecord(db, table, recordKey(sub)),
    async *all() {
      for await (const item of readAll(db, recordsOf(table, INVITATION))) yield invitations.read(item);
    },
  };
};
