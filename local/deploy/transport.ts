import {
  DeleteBucketPolicyCommand,
  GetBucketPolicyCommand,
  PutBucketPolicyCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { type Json, json, list } from '../../core/json.ts';
import type { Scope } from '../intrinsics.ts';
import type { Template } from './template.ts';

const refusesPlainHttp = (statement: unknown): boolean => {
  const bool = json(json(json(statement)['Condition'])['Bool']);
  return json(statement)['Effect'] === 'Deny' && String(bool['aws:SecureTransport']) === 'false';
};

/** A bucket policy without the statements that refuse plain HTTP; undefined when nothing remains of it. */
export const withoutTlsOnly = (policy: Json): Json | undefined => {
  const statements = list(policy['Statement']).filter((statement) => !refusesPlainHttp(statement));
  return statements.length > 0 ? { ...policy, Statement: statements } : undefined;
};

/** A bucket's policy as it is now; undefined when it has none. */
const policyOf = async (client: S3Client, Bucket: string): Promise<Json | undefined> => {
  try {
    const { Policy } = await client.send(new GetBucketPolicyCommand({ Bucket }));
    return json(JSON.parse(Policy ?? '{}'));
  } catch (error) {
    if (error instanceof S3ServiceException && error.name === 'NoSuchBucketPolicy') return undefined;
    throw error;
  }
};

/**
 * Lets plain HTTP into the buckets that have a policy: the emulator speaks nothing else, and it
 * enforces `aws:SecureTransport`, so that no function could read them. Safe to repeat.
 */
export const allowPlainHttp = async (
  client: S3Client,
  { resources }: Template,
  scope: Scope,
): Promise<void> => {
  const policies = Object.entries(resources).filter(
    ([, value]) => json(value)['Type'] === 'AWS::S3::BucketPolicy',
  );
  for (const [, value] of policies) {
    const Bucket = scope.refs.get(String(json(json(json(value)['Properties'])['Bucket'])['Ref']));
    if (Bucket === undefined) continue;
    const policy = await policyOf(client, Bucket);
    if (!policy) continue;
    const kept = withoutTlsOnly(policy);
    if (kept) await client.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(kept) }));
    else await client.send(new DeleteBucketPolicyCommand({ Bucket }));
  }
};
