import { expect, test } from '@jest/globals';
import { json, list, type Json } from '../../core/json.ts';
import { readProject } from './template/project.ts';
import { listed } from './template/read.ts';

const { template } = readProject();

/** On what a role may take actions of DynamoDB, by the resource. */
const reached = (role: string): unknown[] =>
  list(json(json(template.resources[role])['Properties'])['Policies'])
    .flatMap((policy) => list(json(json(policy)['PolicyDocument'])['Statement']))
    .map(json)
    .filter((statement: Json) =>
      listed(statement['Action']).some((one) => String(one).startsWith('dynamodb:')),
    )
    .flatMap((statement) => listed(statement['Resource']));

test('the music function reaches the tables of its stack, its registry and what checks keys, and no other table', () =>
  expect(reached('MusicRole')).toEqual([
    {
      'Fn::Sub':
        'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${AWS::StackName}.music.*',
    },
    { 'Fn::GetAtt': ['MusicRegistryTable', 'Arn'] },
    { 'Fn::GetAtt': ['KeysTable', 'Arn'] },
    { 'Fn::GetAtt': ['DeniedTable', 'Arn'] },
  ]));

test('the manager reaches the tables of its stack and what checks keys, and no other table', () =>
  expect(reached('ManagerRole')).toEqual([
    {
      'Fn::Sub':
        'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${AWS::StackName}.data.*',
    },
    { 'Fn::GetAtt': ['KeysTable', 'Arn'] },
    { 'Fn::GetAtt': ['DeniedTable', 'Arn'] },
  ]));
