import { paginateListStackResources } from '@aws-sdk/client-cloudformation';
import type { Clients, Emulator } from '../emulator/clients.ts';
import type { Scope } from '../intrinsics.ts';
import { STACK } from '../places.ts';
import type { Template } from './template.ts';
import type { Deployed } from './stack.ts';

/** The emulator's one account. */
const ACCOUNT = '000000000000';

/** The physical id of each resource of the stack, by its name in the template. */
export const physicalIds = async ({ cloudFormation }: Clients): Promise<ReadonlyMap<string, string>> => {
  const ids = new Map<string, string>();
  for await (const page of paginateListStackResources({ client: cloudFormation }, { StackName: STACK }))
    for (const { LogicalResourceId = '', PhysicalResourceId = '' } of page.StackResourceSummaries ?? [])
      ids.set(LogicalResourceId, PhysicalResourceId);
  return ids;
};

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
