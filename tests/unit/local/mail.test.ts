import { readFile } from 'node:fs/promises';
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

test('template.yaml narrows each of them to its sender', async () => {
  const source = await readFile('template.yaml', 'utf8');
  const statements = source.match(/Action: ses:SendEmail/g) ?? [];
  const narrowed = source.match(/'ses:FromAddress': !Ref EmailSender/g) ?? [];
  expect(statements.length).toBeGreaterThan(0);
  expect(narrowed).toHaveLength(statements.length);
});
