import {
  type TimeToLiveSpecification,
  UpdateContinuousBackupsCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { type LifecycleRule, PutBucketLifecycleConfigurationCommand } from '@aws-sdk/client-s3';
import { type Json, json, list, text } from '../../core/json.ts';
import type { Clients } from '../../ops/clients.ts';
import { resolve, type Scope } from '../intrinsics.ts';
import { Problem } from '../../ops/problem.ts';
import type { Template } from './template.ts';

/** A setting of the template that the emulator's CloudFormation drops and that a call can make. */
export type Dropped =
  | { readonly kind: 'timeToLive'; readonly table: string; readonly specification: TimeToLiveSpecification }
  | { readonly kind: 'pointInTimeRecovery'; readonly table: string; readonly enabled: boolean }
  | { readonly kind: 'lifecycle'; readonly bucket: string; readonly rules: LifecycleRule[] };

/** CloudFormation takes `true` and `'true'`. */
const isTrue = (value: unknown): boolean => String(value) === 'true';

const ofTable = (table: string, properties: Json, scope: Scope): Dropped[] => {
  const ttl = json(resolve(scope, properties['TimeToLiveSpecification']));
  const recovery = json(resolve(scope, properties['PointInTimeRecoverySpecification']));
  const dropped: Dropped[] = [];
  if (ttl['AttributeName'] !== undefined) {
    const specification = { AttributeName: text(ttl['AttributeName']), Enabled: isTrue(ttl['Enabled']) };
    dropped.push({ kind: 'timeToLive', table, specification });
  }
  if (recovery['PointInTimeRecoveryEnabled'] !== undefined) {
    const enabled = isTrue(recovery['PointInTimeRecoveryEnabled']);
    dropped.push({ kind: 'pointInTimeRecovery', table, enabled });
  }
  return dropped;
};

/** How each property of a lifecycle rule is said to S3. */
const RULE: Readonly<Record<string, (value: unknown) => Partial<LifecycleRule>>> = {
  Id: (id) => ({ ID: text(id) }),
  Prefix: (prefix) => ({ Filter: { Prefix: text(prefix) } }),
  Status: (status) => ({ Status: status === 'Enabled' ? 'Enabled' : 'Disabled' }),
  ExpirationInDays: (days) => ({ Expiration: { Days: Number(days) } }),
  NoncurrentVersionExpiration: (expiration) => ({
    NoncurrentVersionExpiration: { NoncurrentDays: Number(json(expiration)['NoncurrentDays']) },
  }),
  AbortIncompleteMultipartUpload: (abort) => ({
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: Number(json(abort)['DaysAfterInitiation']) },
  }),
};

const ruleOf = (value: unknown): LifecycleRule =>
  Object.entries(json(value)).reduce<LifecycleRule>(
    (rule, [name, setting]) => {
      const said = RULE[name];
      if (!said) throw new Problem(`The local stack cannot set ${name} of a bucket's lifecycle rule.`);
      return { ...rule, ...said(setting) };
    },
    { Status: 'Disabled', Filter: { Prefix: '' } },
  );

const ofBucket = (bucket: string, properties: Json, scope: Scope): Dropped[] => {
  const lifecycle = json(resolve(scope, properties['LifecycleConfiguration']));
  const rules = list(lifecycle['Rules']).map(ruleOf);
  return rules.length > 0 ? [{ kind: 'lifecycle', bucket, rules }] : [];
};

/** Finds what the emulator dropped. A resource that was not made, for its condition, has none. */
export const droppedFrom = ({ resources }: Template, scope: Scope): Dropped[] =>
  Object.entries(resources).flatMap(([name, value]) => {
    const [type, properties] = [json(value)['Type'], json(json(value)['Properties'])];
    const id = scope.refs.get(name);
    if (id === undefined) return [];
    if (type === 'AWS::DynamoDB::Table') return ofTable(id, properties, scope);
    return type === 'AWS::S3::Bucket' ? ofBucket(id, properties, scope) : [];
  });

/** Makes the settings. Safe to repeat. */
export const setDropped = async ({ dynamoDB, s3 }: Clients, all: readonly Dropped[]): Promise<void> => {
  for (const dropped of all)
    switch (dropped.kind) {
      case 'timeToLive':
        await dynamoDB.send(
          new UpdateTimeToLiveCommand({
            TableName: dropped.table,
            TimeToLiveSpecification: dropped.specification,
          }),
        );
        break;
      case 'pointInTimeRecovery':
        await dynamoDB.send(
          new UpdateContinuousBackupsCommand({
            TableName: dropped.table,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: dropped.enabled },
          }),
        );
        break;
      case 'lifecycle':
        await s3.send(
          new PutBucketLifecycleConfigurationCommand({
            Bucket: dropped.bucket,
            LifecycleConfiguration: { Rules: dropped.rules },
          }),
        );
        break;
    }
};
