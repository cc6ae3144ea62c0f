import { expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { environmentOf } from '../../../bench/cold/functions.ts';
import { bareModule, madeModule } from '../../../bench/cold/sdk.ts';
import { isJson } from '../../../core/json.ts';

const PARAMETERS = {
  Confidence: { Type: 'Number', Default: 0.9 },
  Endpoint: { Type: 'String', Default: '' },
};

test.each([
  ['a plain value stays', '10', '10'],
  ['a parameter is its default', { Ref: 'Confidence' }, '0.9'],
  ['a parameter that is empty by default is empty', { Ref: 'Endpoint' }, ''],
])('in the environment of a function that is only imported, %s', (_what, value, want) =>
  expect(environmentOf({ NAME: value }, PARAMETERS)).toEqual({ NAME: want }),
);

test.each([{ Ref: 'Table' }, { 'Fn::Sub': '/${AWS::StackName}/x' }, { 'Fn::GetAtt': ['Secret', 'Id'] }])(
  '%j is some text before a deployment',
  (value) => {
    const { NAME } = environmentOf({ NAME: value }, PARAMETERS);
    expect(isJson(NAME)).toBe(false);
    expect(NAME).toMatch(/./);
  },
);

test.each([
  ['bare', bareModule],
  ['made', madeModule],
])('a %s module may import the same name from two packages', async (_name, moduleOf) => {
  // Prepare
  const packages = ['@aws-sdk/client-one', '@aws-sdk/client-other'];
  const contents = moduleOf(
    new Map(packages.map((sdk, at) => [sdk, [`No${String(at)}Client`, 'LimitExceededException']])),
  );

  // Act
  const { errors } = await build({
    stdin: { contents, resolveDir: '.' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: packages,
    write: false,
    logLevel: 'silent',
  });

  // Assess
  expect(errors).toEqual([]);
});
