import { json, text } from '../../../core/json.ts';
import { resolve, type Scope } from '../../../local/intrinsics.ts';
import { idOf, type Resource, type Template } from './read.ts';
import type { Rule } from './project.ts';

/** As long as CloudFormation accepts, of both cases, and beginning with what some services keep for themselves. */
const LONGEST_NAME = 'Aws-'.padEnd(128, 'Stack-9');
/** The last part of a stack's id. */
const UNIQUE = '7c1d4a52-3b0e-4e86-9f5d-2a6b8c90e1f3';
const PARTITION = 'aws-us-gov';
const REGION = 'ap-southeast-2';
const ACCOUNT = '123456789012';

/** A stack whose names are as long and as odd as they may be. */
const WIDEST: Scope = {
  refs: new Map([
    ['AWS::AccountId', ACCOUNT],
    ['AWS::Partition', PARTITION],
    ['AWS::Region', REGION],
    ['AWS::StackId', `arn:${PARTITION}:cloudformation:${REGION}:${ACCOUNT}:stack/${LONGEST_NAME}/${UNIQUE}`],
    ['AWS::StackName', LONGEST_NAME],
  ]),
  conditions: {},
};

/** What a name of the template is in the stack with the longest name. @throws Problem for a reference to a resource */
export const inWidestStack = (name: unknown): string => String(resolve(WIDEST, name));

/** What a service accepts as a name. */
interface Naming {
  readonly longest: number;
  /** The letters that it accepts, and how a name may begin. */
  readonly form: RegExp;
  /** Whether a second resource of that name is refused, even years after the stack of the first is gone. */
  readonly isUnique: boolean;
}

const WORDS = /^[\w\s+=,.@-]+$/;

/**
 * By type and property, as CloudFormation's schema of the type and the service's API reference have them; for
 * buckets also "General purpose bucket naming rules", for parameters "Understanding parameter name requirements and
 * constraints".
 */
const NAMINGS: Readonly<Record<string, Naming>> = {
  'AWS::Serverless::Api StageName': { longest: 128, form: /^[\w-]+$/, isUnique: false },
  'AWS::Serverless::Api Name': { longest: 1024, form: /./, isUnique: false },
  'AWS::CloudFront::Function Name': { longest: 64, form: /^[\w-]+$/, isUnique: true },
  'AWS::CloudWatch::Dashboard DashboardName': { longest: 255, form: /^[\w-]+$/, isUnique: true },
  // No limit is documented.
  'AWS::ApiGateway::UsagePlan UsagePlanName': { longest: Infinity, form: /./, isUnique: false },
  'AWS::CloudWatch::Alarm MetricName': { longest: 255, form: /./, isUnique: false },
  'AWS::Cognito::UserPool UserPoolName': { longest: 128, form: WORDS, isUnique: false },
  'AWS::Cognito::UserPoolClient ClientName': { longest: 128, form: WORDS, isUnique: false },
  'AWS::Cognito::UserPoolGroup GroupName': { longest: 128, form: /^\S+$/, isUnique: false },
  // A table outlives its stack, and keeps its name: docs/deploy.md says what to do about it.
  'AWS::DynamoDB::Table TableName': { longest: 255, form: /^[\w.-]{3,}$/, isUnique: false },
  'AWS::S3::Bucket BucketName': {
    longest: 63,
    form: /^(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9][a-z0-9-]+[a-z0-9](?<!-s3alias|--ol-s3|--x-s3|--table-s3)$/,
    isUnique: true,
  },
  // 1011 with the ARN before it.
  'AWS::SSM::Parameter Name': {
    longest: 1011 - `arn:${PARTITION}:ssm:${REGION}:${ACCOUNT}:parameter`.length,
    form: /^\/(?!aws|ssm)[\w.-]+(\/[\w.-]+){0,14}$/i,
    isUnique: true,
  },
};

/** A name that the template gives: where it is, and the value of the property. */
interface Given {
  readonly resource: Resource;
  readonly property: string;
  readonly value: unknown;
}

/** All names that the template gives; what refers to a resource's own name gives none. */
const givenIn = ({ resources }: Template): Given[] =>
  Object.entries(resources).flatMap(([id, source]) => {
    const properties = json(source['Properties']);
    return Object.entries(properties)
      .filter(([property, value]) => property.endsWith('Name') && !((idOf(value) ?? '') in resources))
      .map(([property, value]) => ({ resource: { id, source, properties }, property, value }));
  });

const namingOf = ({ resource, property }: Given): Naming | undefined =>
  NAMINGS[`${text(resource.source['Type'])} ${property}`];

const misfitsOf = (given: Given): string[] => {
  const naming = namingOf(given);
  if (!naming) return ['nothing says which names its service accepts'];
  const name = inWidestStack(given.value);
  return [
    ...(name.length <= naming.longest
      ? []
      : [`can be ${String(name.length)} long; ${String(naming.longest)} are accepted`]),
    ...(naming.form.test(name) ? [] : [`can be ${name}, which its service refuses`]),
  ];
};

/** Whatever name CloudFormation accepts for a stack, the services accept the names that are made of it. */
export const namesFit: Rule = ({ template }) =>
  givenIn(template).flatMap((given) =>
    misfitsOf(given).map((fault) => `${given.resource.id}: ${given.property} ${fault}`),
  );

const outlives = ({ source }: Resource): boolean =>
  [source['DeletionPolicy'], source['UpdateReplacePolicy']].some(
    (policy) => policy !== undefined && policy !== 'Delete',
  );

/**
 * A bucket is kept when its stack is deleted, and other accounts have buckets, too: only a name that holds the stack's
 * id is free for sure. So it is with all names that are unique, of what is kept.
 */
export const keptNamesAreFree: Rule = ({ template }) =>
  givenIn(template)
    .filter((given) => namingOf(given)?.isUnique === true)
    .filter(({ resource }) => resource.source['Type'] === 'AWS::S3::Bucket' || outlives(resource))
    .flatMap(({ resource, property, value }) => {
      const name = inWidestStack(value);
      return [
        ...(name.includes(LONGEST_NAME) ? ['holds the stack’s name'] : []),
        ...(name.includes(UNIQUE) ? [] : ['does not hold the stack’s id']),
      ].map((fault) => `${resource.id}: ${property} ${fault}`);
    });
