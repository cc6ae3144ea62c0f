import { IAMClient } from '@aws-sdk/client-iam';
import { expect, test } from '@jest/globals';
import { allowAnyTags, withoutTags } from '../../../local/deploy/tags.ts';
import { settled } from '../../shared/leftover.ts';
import { CONFIG, fake } from '../../shared/sdk.ts';

const Resource = { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}::/apikeys/*' };
const byTag = {
  Effect: 'Allow',
  Action: 'apigateway:PATCH',
  Resource,
  Condition: { StringEquals: { 'aws:ResourceTag/trellis': { Ref: 'AWS::StackName' } } },
};
const role = (...Statement: object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: { Policies: [{ PolicyDocument: { Statement } }] },
});
const mails = {
  Effect: 'Allow',
  Action: 'ses:SendEmail',
  Condition: { StringEquals: { 'ses:FromAddress': 'a' } },
};
const refuses = { ...byTag, Effect: 'Deny' };
const template = {
  resources: { Keys: role(mails, byTag), Mails: role(mails), Refuses: role(refuses) },
  conditions: {},
};

test('only what is allowed by a tag is allowed without one', () =>
  expect([...withoutTags(template)]).toEqual([
    ['Keys', [{ Effect: 'Allow', Action: 'apigateway:PATCH', Resource }]],
  ]));

test('the role gets it beside its own policies, with its references resolved', async () => {
  const { client: iam, sent } = fake(new IAMClient(CONFIG), { PutRolePolicy: {} });
  const refs = new Map([
    ['Keys', 'stack-Keys-1'],
    ['AWS::Region', 'us-west-2'],
  ]);
  await settled(() => allowAnyTags({ iam }, template, { refs, conditions: {} }));
  expect(sent.map(({ input }) => input)).toEqual([
    {
      RoleName: 'stack-Keys-1',
      PolicyName: 'whatever-its-tags',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'apigateway:PATCH',
            Resource: 'arn:aws:apigateway:us-west-2::/apikeys/*',
          },
        ],
      }),
    },
  ]);
});
