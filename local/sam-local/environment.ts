import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { stackResources } from '../deploy/scope.ts';
import type { Clients } from '../emulator/clients.ts';

/** Environment variables by function: the form of `sam local --env-vars`. */
export type Environments = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * What the deployed functions have in their environment, under their logical ids. `sam local` itself
 * would put a resource's logical id where the template refers to its name.
 * @param endpoint where a container reaches the emulator
 */
export const environmentsOf = async (clients: Clients, endpoint: string): Promise<Environments> => {
  const environments: Record<string, Record<string, string>> = {};
  for (const { ResourceType, LogicalResourceId, PhysicalResourceId } of await stackResources(clients)) {
    if (ResourceType !== 'AWS::Lambda::Function' || LogicalResourceId === undefined) continue;
    const { Environment } = await clients.lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName: PhysicalResourceId }),
    );
    environments[LogicalResourceId] = { ...Environment?.Variables, AWS_ENDPOINT_URL: endpoint };
  }
  return environments;
};
