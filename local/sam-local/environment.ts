import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { stackResources } from '../deploy/scope.ts';
import type { Clients } from '../emulator/clients.ts';

/** Environment variables by function: the form of `sam local --env-vars`. */
export type Environments = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A queue's URL holds the emulator's address, at which a container does not reach it. */
const seenFromInside = (value: string, outside: string, inside: string): string =>
  value.startsWith(`${outside}/`) ? `${inside}${value.slice(outside.length)}` : value;

/**
 * What the deployed functions have in their environment, under their logical ids. `sam local` itself
 * would put a resource's logical id where the template refers to its name.
 * @param emulator where this machine reaches the emulator
 * @param endpoint where a container does
 */
export const environmentsOf = async (
  clients: Clients,
  emulator: string,
  endpoint: string,
): Promise<Environments> => {
  const environments: Record<string, Record<string, string>> = {};
  for (const { ResourceType, LogicalResourceId, PhysicalResourceId } of await stackResources(clients)) {
    if (ResourceType !== 'AWS::Lambda::Function' || LogicalResourceId === undefined) continue;
    const { Environment } = await clients.lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName: PhysicalResourceId }),
    );
    const variables = Object.entries(Environment?.Variables ?? {}).map(([name, value]): [string, string] => [
      name,
      seenFromInside(value, emulator, endpoint),
    ]);
    environments[LogicalResourceId] = { ...Object.fromEntries(variables), AWS_ENDPOINT_URL: endpoint };
  }
  return environments;
};
