import { PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { json, list } from '../../core/json.ts';
import type { Clients } from '../../ops/clients.ts';
import type { Scope } from '../intrinsics.ts';
import type { Template } from './template.ts';

const SEND = 'ses:SendEmail';

const mayMail = (role: unknown): boolean =>
  list(json(json(role)['Properties'])['Policies']).some((policy) =>
    list(json(json(policy)['PolicyDocument'])['Statement']).some(
      (statement) => json(statement)['Action'] === SEND && json(statement)['Effect'] === 'Allow',
    ),
  );

/** The roles of the template that may send e-mail, by their logical ids. */
export const mailingRoles = ({ resources }: Template): string[] =>
  Object.entries(resources)
    .filter(([, value]) => json(value)['Type'] === 'AWS::IAM::Role' && mayMail(value))
    .map(([id]) => id);

const ANY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: SEND, Resource: '*' }],
});

/**
 * Lets the roles that may mail do so from any address: the emulator knows neither the identity that a mail
 * is sent from nor `ses:FromAddress`, by which the template narrows it. Safe to repeat.
 */
export const allowMail = async (
  { iam }: Pick<Clients, 'iam'>,
  template: Template,
  scope: Scope,
): Promise<void> => {
  for (const id of mailingRoles(template)) {
    const RoleName = scope.refs.get(id);
    if (RoleName !== undefined)
      await iam.send(
        new PutRolePolicyCommand({ RoleName, PolicyName: 'mail-from-anywhere', PolicyDocument: ANY }),
      );
  }
};
