import { expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { droppedFrom } from '../../../local/deploy/dropped.ts';
import { withoutTlsOnly } from '../../../local/deploy/transport.ts';
import { esbuildOptions, functionSources } from '../../../local/dev/functions.ts';

const scope = {
  refs: new Map([
    ['Table', 'trellis-Table-1'],
    ['Bucket', 'trellis-bucket'],
  ]),
  conditions: { Protected: { 'Fn::Equals': ['a', 'a'] } },
};

test('time to live, recovery and lifecycle are found, with their conditions resolved', () => {
  const resources = {
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
        PointInTimeRecoverySpecification: {
          PointInTimeRecoveryEnabled: { 'Fn::If': ['Protected', true, false] },
        },
      },
    },
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        LifecycleConfiguration: {
          Rules: [{ Id: 'old', Status: 'Enabled', Prefix: 'a/', ExpirationInDays: 7 }],
        },
      },
    },
    Never: { Type: 'AWS::S3::Bucket', Condition: 'No', Properties: {} },
  };
  expect(droppedFrom({ resources, conditions: {} }, scope)).toEqual([
    { kind: 'timeToLive', table: 'trellis-Table-1', specification: { AttributeName: 'ttl', Enabled: true } },
    { kind: 'pointInTimeRecovery', table: 'trellis-Table-1', enabled: true },
    {
      kind: 'lifecycle',
      bucket: 'trellis-bucket',
      rules: [{ ID: 'old', Status: 'Enabled', Filter: { Prefix: 'a/' }, Expiration: { Days: 7 } }],
    },
  ]);
});

test('a lifecycle that nobody taught us is refused by its name', () => {
  const rule = { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', Transitions: [] }] } };
  const resources = { Bucket: { Type: 'AWS::S3::Bucket', Properties: rule } };
  expect(() => droppedFrom({ resources, conditions: {} }, scope)).toThrow('Transitions');
});

test('only the refusal of plain HTTP is lifted', () => {
  const refusal = {
    Effect: 'Deny',
    Action: 's3:*',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  const other = { Effect: 'Deny', Action: 's3:DeleteObject' };
  expect(withoutTlsOnly({ Statement: [refusal, other] })).toEqual({ Statement: [other] });
  expect(withoutTlsOnly({ Statement: [refusal] })).toBeUndefined();
});

test("SAM's build properties are esbuild's options", () => {
  const options = esbuildOptions({
    EntryPoints: ['load.ts'],
    Format: 'esm',
    MainFields: 'module,main',
    OutExtension: ['.js=.mjs'],
    Banner: ['js=const a = 1;'],
    Minify: true,
  });
  expect(options).toEqual({
    entryPoints: ['load.ts'],
    format: 'esm',
    mainFields: ['module', 'main'],
    outExtension: { '.js': '.mjs' },
    banner: { js: 'const a = 1;' },
    minify: true,
  });
  expect(() => esbuildOptions({ Sauce: true })).toThrow('Sauce');
});

test('npm run dev can bundle every function of the template', async () => {
  const sources = functionSources(await readFile('template.yaml', 'utf8'));
  expect(sources.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['PermitsFunction', 'PermitsLoadFunction']),
  );
});
