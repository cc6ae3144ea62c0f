import { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
import type { SSMClient } from '@aws-sdk/client-ssm';
import { HOUR_S } from '../../../core/time.ts';
import type { Plan } from '../keys/key.ts';

/** A plan keeps its id for as long as it lives; one that a deployment replaced is found within the hour. */
const BELIEVED_S = HOUR_S;

/**
 * Finds the ids of the usage plans, which the template keeps as SSM parameters: a function that referred to a
 * plan would make a circle with the API that refers to the function.
 * @param prefix of the parameters' names, without the last slash
 * @throws Error, from the finder, naming the parameter that cannot be read or is empty
 */
export const planIds = (client: SSMClient, prefix: string): ((plan: Plan) => Promise<string>) => {
  const parameters = new SSMProvider({ awsSdkV3Client: client });
  return async (plan) => {
    const name = `${prefix}/${plan}`;
    const id = await parameters.get(name, { maxAge: BELIEVED_S }).catch((cause: unknown) => {
      throw new Error(`the parameter ${name} cannot be read`, { cause });
    });
    if (!id) throw new Error(`the parameter ${name} is empty`);
    return id;
  };
};
