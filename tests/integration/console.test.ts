import {
  CreateStackCommand,
  DeleteStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { consoleFile } from '../../local/console/files.ts';
import { type Deployed, deployedStack } from '../../ops/deployed.ts';
import { consoleOf, type ConsolePlace, letIn, publish } from '../../ops/publish-console.ts';
import { aws } from './stack.ts';

/** A stack that has of a console what publishing needs: the emulator's CloudFront serves nothing. */
const TEMPLATE = {
  Parameters: {
    ConsoleOrigin: { Type: 'String' },
    Kept: { Type: 'String' },
  },
  Resources: {
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: { Tags: [{ Key: 'origin', Value: { Ref: 'ConsoleOrigin' } }] },
    },
  },
  Outputs: {
    ConsoleBucketName: { Value: { Ref: 'Bucket' } },
    ConsoleUrl: { Value: 'https://d111111abcdef8.cloudfront.net' },
  },
};

const name = `console-${String(process.pid)}`;
const now = async (): Promise<Deployed> => {
  const deployed = await deployedStack(aws, name);
  if (!deployed) throw new Error(`${name} is not there`);
  return deployed;
};
let place: ConsolePlace;

beforeAll(async () => {
  await aws.cloudFormation.send(
    new CreateStackCommand({
      StackName: name,
      TemplateBody: JSON.stringify(TEMPLATE),
      Parameters: [
        { ParameterKey: 'ConsoleOrigin', ParameterValue: 'http://127.0.0.1:3000' },
        { ParameterKey: 'Kept', ParameterValue: 'as it was' },
      ],
    }),
  );
  await waitUntilStackCreateComplete(
    { client: aws.cloudFormation, maxWaitTime: 300, minDelay: 1, maxDelay: 1 },
    { StackName: name },
  );
  place = consoleOf(name, await now());
});
afterAll(() => aws.cloudFormation.send(new DeleteStackCommand({ StackName: name })));

/** A console whose page loads one file. */
const consoleWith = (asset: string) =>
  new Map(
    [
      ['/index.html', `<script type="module" src="${asset}"></script>`],
      [asset, 'console.log(1)'],
      ['/openapi.yaml', 'openapi: 3.0.3'],
    ].map(([address = '', content]) => [address, consoleFile(address, Buffer.from(content ?? ''))]),
  );

const keys = async (): Promise<string[]> => {
  const { Contents = [] } = await aws.s3.send(new ListObjectsV2Command({ Bucket: place.bucket }));
  return Contents.map(({ Key = '' }) => Key).sort();
};

test('the origin of the console may call the API, and every other parameter stays', async () => {
  const isChanged = await letIn(aws.cloudFormation, name, await now(), place.url);

  const { parameters } = await now();
  expect(isChanged).toBe(true);
  expect([...parameters]).toEqual([
    ['ConsoleOrigin', place.url],
    ['Kept', 'as it was'],
  ]);
  expect(await letIn(aws.cloudFormation, name, await now(), place.url)).toBe(false);
});

test('a console is published with its types, and what is named by its content never changes', async () => {
  await publish(aws.s3, place.bucket, consoleWith('/assets/a.js'));

  const [page, asset] = await Promise.all(
    ['index.html', 'assets/a.js'].map((Key) =>
      aws.s3.send(new GetObjectCommand({ Bucket: place.bucket, Key })),
    ),
  );
  expect(page).toMatchObject({ ContentType: 'text/html; charset=utf-8', CacheControl: 'no-cache' });
  expect(asset).toMatchObject({ CacheControl: 'public, max-age=31536000, immutable' });
  expect(await asset?.Body?.transformToString()).toBe('console.log(1)');
});

test('the files of the console before stay for a page that is open, and go after a month', async () => {
  await publish(aws.s3, place.bucket, consoleWith('/assets/a.js'));

  await publish(aws.s3, place.bucket, consoleWith('/assets/b.js'));
  const yesterday = await keys();
  const { deleted } = await publish(
    aws.s3,
    place.bucket,
    consoleWith('/assets/b.js'),
    () => Date.now() + 31 * 86_400_000,
  );

  expect(yesterday).toEqual(['assets/a.js', 'assets/b.js', 'index.html', 'openapi.yaml']);
  expect(deleted).toBe(1);
  expect(await keys()).toEqual(['assets/b.js', 'index.html', 'openapi.yaml']);
});

test('a stack without a console says which parameter makes one', () =>
  expect(() => consoleOf('trellis', { version: '', parameters: new Map(), outputs: new Map() })).toThrow(
    'DeployConsole=true',
  ));
