import { json, list, text, type Json } from '../../../core/json.ts';
import { inWidestStack } from './names.ts';
import { idOf, listed, ofType, type Resource, type Template } from './read.ts';
import type { Rule } from './project.ts';

const BLOCKED = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

const isTlsOnly = (statement: unknown, bucket: string): boolean => {
  const source = json(statement);
  const resources = listed(source['Resource']);
  return (
    source['Effect'] === 'Deny' &&
    source['Principal'] === '*' &&
    source['Action'] === 's3:*' &&
    String(json(json(source['Condition'])['Bool'])['aws:SecureTransport']) === 'false' &&
    resources.some((resource) => idOf(resource, 'Arn') === bucket) &&
    resources.some((resource) => json(resource)['Fn::Sub'] === `\${${bucket}.Arn}/*`)
  );
};

const hasTlsPolicy = (template: Template, bucket: string): boolean =>
  ofType(template, 'AWS::S3::BucketPolicy')
    .filter(({ properties }) => idOf(properties['Bucket']) === bucket)
    .flatMap(({ properties }) => listed(json(properties['PolicyDocument'])['Statement']))
    .some((statement) => isTlsOnly(statement, bucket));

const isKept = ({ source }: Resource): boolean =>
  source['DeletionPolicy'] === 'RetainExceptOnCreate' && source['UpdateReplacePolicy'] === 'Retain';

/** Whether a bucket keeps versions when ProtectTables is true, and old ones not for ever. */
const isVersioned = (properties: Json): boolean =>
  json(json(list(json(properties['VersioningConfiguration'])['Fn::If'])[1]))['Status'] === 'Enabled' &&
  list(json(properties['LifecycleConfiguration'])['Rules']).some(
    (rule) => 'NoncurrentVersionExpiration' in json(rule),
  );

export const bucketsArePrivate: Rule = ({ template }) =>
  ofType(template, 'AWS::S3::Bucket').flatMap((bucket) => {
    const { id, properties } = bucket;
    const blocked = json(properties['PublicAccessBlockConfiguration']);
    const rules = list(json(properties['BucketEncryption'])['ServerSideEncryptionConfiguration']);
    return [
      ...(rules.some((rule) => 'ServerSideEncryptionByDefault' in json(rule)) ? [] : ['is not encrypted']),
      ...BLOCKED.filter((name) => blocked[name] !== true).map((name) => `${name} must be true`),
      ...(hasTlsPolicy(template, id) ? [] : ['no policy of it refuses requests without TLS']),
      ...(isVersioned(properties) ? [] : ['must keep versions by parameter, for a time']),
      ...(isKept(bucket) ? [] : ['must be retained']),
    ].map((fault) => `${id}: ${fault}`);
  });

const byParameter = (value: unknown): boolean => Array.isArray(json(value)['Fn::If']);

export const tablesAreKept: Rule = ({ template }) =>
  ofType(template, 'AWS::DynamoDB::Table').flatMap((table) => {
    const { id, properties } = table;
    const recovery = json(properties['PointInTimeRecoverySpecification'])['PointInTimeRecoveryEnabled'];
    return [
      ...(properties['BillingMode'] === 'PAY_PER_REQUEST' ? [] : ['must be on demand']),
      ...(byParameter(properties['DeletionProtectionEnabled'])
        ? []
        : ['deletion protection must be by parameter']),
      ...(byParameter(recovery) ? [] : ['point-in-time recovery must be by parameter']),
      ...(isKept(table) ? [] : ['must be retained']),
    ].map((fault) => `${id}: ${fault}`);
  });

/** Whether a value is the ARN of a bucket, made of its name: `GetAtt` of the bucket would be a circle. */
const isArnOf = (value: unknown, { properties }: Resource): boolean => {
  const arn = { 'Fn::Sub': ['arn:${AWS::Partition}:s3:::${Name}', { Name: properties['BucketName'] }] };
  return value !== undefined && inWidestStack(value) === inWidestStack(arn);
};

const letsSend = (statement: unknown, bucket: Resource, queue: string): boolean => {
  const source = json(statement);
  const { StringEquals: equals, ArnLike: like } = json(source['Condition']);
  return (
    source['Effect'] === 'Allow' &&
    json(source['Principal'])['Service'] === 's3.amazonaws.com' &&
    listed(source['Action']).join() === 'sqs:SendMessage' &&
    idOf(source['Resource'], 'Arn') === queue &&
    idOf(json(equals)['aws:SourceAccount']) === 'AWS::AccountId' &&
    isArnOf(json(like)['aws:SourceArn'], bucket)
  );
};

const notifies = (template: Template, bucket: Resource, queue: string): string[] => {
  const policy = ofType(template, 'AWS::SQS::QueuePolicy').find(
    ({ properties }) =>
      listed(properties['Queues']).some((one) => idOf(one) === queue) &&
      listed(json(properties['PolicyDocument'])['Statement']).some((one) => letsSend(one, bucket, queue)),
  );
  if (!policy)
    return [`${bucket.id}: no policy of ${queue} lets this bucket, named by account and ARN, send`];
  return listed(bucket.source['DependsOn']).includes(policy.id)
    ? []
    : [`${bucket.id}: must depend on ${policy.id}`];
};

export const bucketsMayNotify: Rule = ({ template }) =>
  ofType(template, 'AWS::S3::Bucket').flatMap((bucket) =>
    list(json(bucket.properties['NotificationConfiguration'])['QueueConfigurations']).flatMap(
      (configuration) => {
        const queue = idOf(json(configuration)['Queue'], 'Arn');
        return queue
          ? notifies(template, bucket, queue)
          : [`${bucket.id}: notifies a queue that is not ours`];
      },
    ),
  );

/** Every text in a value, and every parameter or resource that it refers to by `Ref`. */
const leavesOf = (value: unknown): { texts: string[]; refs: string[] } => {
  const reference = idOf(value);
  if (reference !== undefined) return { texts: [], refs: [reference] };
  const inner = Array.isArray(value) ? value : Object.values(json(value));
  if (inner.length === 0) return { texts: typeof value === 'string' ? [value] : [], refs: [] };
  const leaves = inner.map(leavesOf);
  return { texts: leaves.flatMap(({ texts }) => texts), refs: leaves.flatMap(({ refs }) => refs) };
};

/** Values that would let in more than one origin. */
const WILD = ['*', 'https://*', 'https://*.example.com'];

/** What a parameter takes that would let in more than one origin. */
const wildIn = (parameter: unknown): string[] => {
  const { AllowedPattern: pattern, AllowedValues: values } = json(parameter);
  if (Array.isArray(values)) return values.map(text).filter((value) => value.includes('*'));
  return WILD.filter((value) => pattern === undefined || new RegExp(`^(?:${text(pattern)})$`).test(value));
};

/** Only origins by name may use a bucket from a browser, to read it and to upload. */
export const corsNamesOrigins: Rule = ({ template }) =>
  ofType(template, 'AWS::S3::Bucket').flatMap(({ id, properties }) =>
    list(json(properties['CorsConfiguration'])['CorsRules']).flatMap((source) => {
      const rule = json(source);
      // The condition of an `Fn::If` is a name, too, and no harm.
      const { texts, refs } = leavesOf(rule['AllowedOrigins']);
      return [
        ...texts.filter((one) => one.includes('*')).map((one) => `lets in the origin ${one}`),
        ...refs.flatMap((ref) =>
          wildIn(template.parameters[ref]).map((one) => `lets in ${one}, which ${ref} may be`),
        ),
        ...(texts.length + refs.length > 0 ? [] : ['names no origin']),
        ...list(rule['AllowedMethods'])
          .map(text)
          .filter((method) => !['GET', 'HEAD', 'POST'].includes(method))
          .map((method) => `lets browsers ${method}`),
      ].map((fault) => `${id}: its CORS ${fault}`);
    }),
  );
