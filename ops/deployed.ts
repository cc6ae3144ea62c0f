import { paginateDescribeStacks, type Stack } from '@aws-sdk/client-cloudformation';
import type { Clients } from './clients.ts';
import { Problem } from './problem.ts';

/** The deployed stack. */
export interface Deployed {
  /** Changes with every deployment. */
  readonly version: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly outputs: ReadonlyMap<string, string>;
}

/** The parts of CloudFormation's description that are used here. */
const deployedOf = (stack: Stack): Deployed => {
  const changed = stack.LastUpdatedTime ?? stack.CreationTime;
  return {
    version: `${stack.StackId ?? ''} ${changed?.toISOString() ?? ''} ${stack.StackStatus ?? ''}`,
    parameters: new Map(
      (stack.Parameters ?? []).map(({ ParameterKey = '', ParameterValue = '' }) => [
        ParameterKey,
        ParameterValue,
      ]),
    ),
    outputs: new Map(
      (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    ),
  };
};

/** A stack as it is deployed now; undefined when there is none of that name. */
export const deployedStack = async (
  { cloudFormation }: Pick<Clients, 'cloudFormation'>,
  name: string,
): Promise<Deployed | undefined> => {
  for await (const page of paginateDescribeStacks({ client: cloudFormation }, {})) {
    const found = page.Stacks?.find(({ StackName, StackStatus }) => {
      return StackName === name && StackStatus?.startsWith('DELETE') !== true;
    });
    if (found) return deployedOf(found);
  }
  return undefined;
};

/** @throws Problem when the template has no such output */
export const output = ({ outputs }: Deployed, name: string): string => {
  const value = outputs.get(name);
  if (!value) throw new Problem(`The stack has no output ${name}. Add it to template.yaml, then deploy.`);
  return value;
};
