import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { stackResources } from '../deploy/scope.ts';
import type { Clients } from '../../ops/clients.ts';

/** Environment variables by function: the form of `sam local --env-vars`. */
export type Environments = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Where this machine reaches something, and where a container does. */
export type Passage = readonly [outside: string, inside: string];

/** A queue's URL holds the emulator's address, at which a container does not reach it. */
export const seenFromInside = (value: string, passages: readonly Passage[]): string => {
  const [outside = '', inside = ''] =
    passages.find(([from]) => value === from || value.startsWith(`${from}/`)) ?? [];
  return `${inside}${value.slice(outside.length)}`;
};

/**
 * What the deployed functions have in their environment, under their logical ids. `sam local` itself
 * would put a resource's logical id where the template refers to its name.
 * @param emulator where the emulator is reached
 * @param others where else something is that functions reach
 */
export const environmentsOf = async (
  clients: Clients,
  emulator: Passage,
  others: readonly Passage[],
): Promise<Environments> => {
  const environments: Record<string, Record<string, string>> = {};
  for (const { ResourceType, LogicalResourceId, PhysicalResourceId } of await stackResources(clients)) {
    if (ResourceType !== 'AWS::Lambda::Function' || LogicalResourceId === undefined) continue;
    const { Environment } = await clients.lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName: PhysicalResourceId }),
    );
    const variables = Object.entries(Environment?.Variables ?? {}).map(([name, value]): [string, string] => [
      name,
      seenFromInside(value, [emulator, ...others]),
    ]);
    environments[LogicalResourceId] = { ...Object.fromEntries(variables), AWS_ENDPOINT_URL: emulator[1] };
  }
  return environments;
};
