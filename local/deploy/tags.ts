import { PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { type Json, json, list } from '../../core/json.ts';
import type { Clients } from '../../ops/clients.ts';
import { resolve, type Scope } from '../intrinsics.ts';
import type { Template } from './template.ts';

/** How the key of a condition on the tags of what is reached begins. */
const OF_TAGS = 'aws:ResourceTag/';

const asksForTags = (statement: Json): boolean =>
  Object.values(json(statement['Condition'])).some((test) =>
    Object.keys(json(test)).some((key) => key.startsWith(OF_TAGS)),
  );

/**
 * The statements of each role, by its logical id, that allow something by the tags of what is reached, without that
 * condition.
 */
export const withoutTags = ({ resources }: Template): ReadonlyMap<string, readonly Json[]> =>
  new Map(
    Object.entries(resources)
      .filter(([, value]) => json(value)['Type'] === 'AWS::IAM::Role')
      .map(([id, value]): [string, Json[]] => [
        id,
        list(json(json(value)['Properties'])['Policies'])
          .flatMap((policy) => list(json(json(policy)['PolicyDocument'])['Statement']))
          .map(json)
          .filter((statement) => statement['Effect'] === 'Allow' && asksForTags(statement))
          .map(({ Condition: _condition, ...statement }) => statement),
      ])
      .filter(([, statements]) => statements.length > 0),
  );

/**
 * Lets the roles that reach API keys by their tag reach any key: the emulator does not know the tags of keys when it
 * checks a role, and would refuse. Safe to repeat.
 */
export const allowAnyTags = async (
  { iam }: Pick<Clients, 'iam'>,
  template: Template,
  scope: Scope,
): Promise<void> => {
  for (const [id, statements] of withoutTags(template)) {
    const RoleName = scope.refs.get(id);
    const document = { Version: '2012-10-17', Statement: resolve(scope, statements) };
    if (RoleName !== undefined)
      await iam.send(
        new PutRolePolicyCommand({
          RoleName,
          PolicyName: 'whatever-its-tags',
          PolicyDocument: JSON.stringify(document),
        }),
      );
  }
};
