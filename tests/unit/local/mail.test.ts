import { expect, test } from '@jest/globals';
import { mailingRoles } from '../../../local/deploy/mail.ts';

const policy = (Action: string) => ({ PolicyDocument: { Statement: [{ Effect: 'Allow', Action }] } });
const role = (Action: string) => ({ Type: 'AWS::IAM::Role', Properties: { Policies: [policy(Action)] } });

test('the roles that may send e-mail are found', () => {
  const resources = {
    Mails: role('ses:SendEmail'),
    Reads: role('s3:GetObject'),
    Table: { Type: 'AWS::DynamoDB::Table' },
  };
  expect(mailingRoles({ resources, conditions: {} })).toEqual(['Mails']);
});
