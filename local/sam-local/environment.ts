import { paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import type { Clients } from '../emulator/clients.ts';
import { STACK } from '../places.ts';

/** Environment variables by function: the form of `sam local --env-vars`. */
export type Environments = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * What the deployed functions have in their environment, under their logical ids. `sam local` itself
 * would put a resource's logical id where the template refers to its name.
 * @param endpoint where a container reaches the emulator
 */
export const environmentsOf = async (clients: Clients, endpoint: string): Promise<Environments> => {
  const environments: Record<string, Record<string, string>> = {};
  for await (const page of paginateListStackResources(
    { client: clients.cloudFormation },
    { StackName: STACK },
  ))
    for (const { ResourceType, LogicalResourceId, PhysicalResourceId } of page.StackResourceSummaries ?? []) {
      if (ResourceType !== 'AWS::Lambda::Function' || LogicalResourceId === undefined) continue;
      const { Environment } = await clients.lambda.send(
        new GetFunctionConfigurationCommand({ FunctionName: PhysicalResourceId }),
      );
      environments[LogicalResourceId] = { ...Environment?.Variables, AWS_ENDPOINT_URL: endpoint };
    }
  return environments;
};
