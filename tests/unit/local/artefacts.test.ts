import { describe, expect, test } from '@jest/globals';
import { json } from '../../../core/json.ts';
import { bucketOf, located } from '../../../local/deploy/artefacts.ts';
import { readLongForm } from '../../../local/deploy/long-form.ts';

const WRITTEN = json(
  readLongForm(`
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      DefinitionBody:
        Fn::Transform: { Name: AWS::Include, Parameters: { Location: core/contract/gateway.yaml } }
  Old: &function
    Type: AWS::Serverless::Function
    Properties: { CodeUri: functions/old/, Role: !GetAtt OldRole.Arn }
  New:
    <<: *function
    Properties: { CodeUri: functions/new/ }
  Layer:
    Type: AWS::Serverless::LayerVersion
    Properties: { ContentUri: layers/one }
  Table:
    Type: AWS::DynamoDB::Table
`),
);

const DEPLOYED = {
  Resources: {
    Table: { Type: 'AWS::DynamoDB::Table' },
    Old: { Type: 'AWS::Serverless::Function', Properties: { CodeUri: 's3://bucket/old' } },
    Layer: { Type: 'AWS::Serverless::LayerVersion', Properties: { ContentUri: 's3://bucket/layer' } },
  },
};

const propertiesOf = (template: unknown, name: string): unknown =>
  json(json(json(template)['Resources'])[name])['Properties'];

describe('a template that is deployed by a change set', () => {
  const added = new Map([['New', 's3://bucket/new']]);
  const { template, missing } = located(WRITTEN, DEPLOYED, added, 's3://bucket/document');

  test.each([
    [
      'the code that is deployed stays',
      'Old',
      { CodeUri: 's3://bucket/old', Role: { 'Fn::GetAtt': ['OldRole', 'Arn'] } },
    ],
    ['a new function gets its code', 'New', { CodeUri: 's3://bucket/new' }],
    ['a layer stays', 'Layer', { ContentUri: 's3://bucket/layer' }],
    [
      'the API gets the document',
      'Api',
      {
        DefinitionBody: {
          'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://bucket/document' } },
        },
      },
    ],
  ])('%s', (_name, resource, properties) => expect(propertiesOf(template, resource)).toEqual(properties));

  test('nothing is missing', () => expect(missing).toEqual([]));
});

test('what has no code yet is named', () =>
  expect(located(WRITTEN, { Resources: {} }, new Map(), '').missing).toEqual(['Old', 'New', 'Layer']));

test.each([
  ['the bucket of what is deployed', DEPLOYED, 'bucket'],
  ['none, where nothing is', { Resources: {} }, undefined],
])('%s', (_name, deployed, bucket) => expect(bucketOf(deployed)).toBe(bucket));
