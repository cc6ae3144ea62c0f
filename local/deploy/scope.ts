import { paginateListStackResources, type StackResourceSummary } from '@aws-sdk/client-cloudformation';
import type { Clients, Emulator } from '../../ops/clients.ts';
import type { Scope } from '../intrinsics.ts';
import { STACK } from '../places.ts';
import type { Template } from './template.ts';
import type { Deployed } from '../../ops/deployed.ts';

/** The emulator's one account. */
const ACCOUNT = '000000000000';

/** What CloudFormation says of each resource of the stack. */
export const stackResources = async ({
  cloudFormation,
}: Clients): Promise<readonly StackResourceSummary[]> => {
  const resources: StackResourceSummary[] = [];
  for await (const page of paginateListStackResources({ client: cloudFormation }, { StackName: STACK }))
    resources.push(...(page.StackResourceSummaries ?? []));
  return resources;
};

/** The physical id of each resource of the stack, by its name in the template. */
export const physicalIds = async (clients: Clients): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (await stackResources(clients)).map(({ LogicalResourceId = '', PhysicalResourceId = '' }) => [
      LogicalResourceId,
      PhysicalResourceId,
    ]),
  );

/** What the references in our template and in the gateway's document stand for in this stack. */
export const scopeOf = async (
  clients: Clients,
  { region }: Emulator,
  deployed: Deployed,
  template: Template,
): Promise<Scope> => {
  const ids = await physicalIds(clients);
  const pseudo: readonly [string, string][] = [
    ['AWS::AccountId', ACCOUNT],
    ['AWS::Partition', 'aws'],
    ['AWS::Region', region],
    ['AWS::StackName', STACK],
    ['AWS::URLSuffix', 'amazonaws.com'],
  ];
  return {
    refs: new Map([...ids, ...deployed.parameters, ...pseudo]),
    conditions: template.conditions,
  };
};
