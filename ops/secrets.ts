import { PutParameterCommand, type PutParameterCommandInput, type SSMClient } from '@aws-sdk/client-ssm';
import { readSecret, type SecretSource } from './prompt.ts';
import { reachStack, type Which } from './reach.ts';

/** A secret that a template cannot make: the last part of its parameter's name. */
export const CLARIFAI_KEY = 'clarifai-api-key';

/** A SecureString, under the name that the template gives to the functions. */
export const secretParameter = (stack: string, secret: string, value: string): PutParameterCommandInput => ({
  Name: `/trellis/${stack}/secrets/${secret}`,
  Value: value,
  Type: 'SecureString',
  Overwrite: true,
});

/** Stores a secret where the functions of a stack read it, and replaces an older one. */
export const putSecret = async (
  ssm: SSMClient,
  stack: string,
  secret: string,
  value: string,
): Promise<void> => {
  await ssm.send(new PutParameterCommand(secretParameter(stack, secret, value)));
};

/**
 * Asks for a secret, and stores it.
 * @returns what to print
 * @throws Problem when none is given, or the stack is not reached
 */
export const askAndPut = async (
  which: Which,
  secret: string,
  source: SecretSource = { input: process.stdin, asks: process.stderr },
): Promise<string> => {
  const { name, ssm } = await reachStack(which);
  await putSecret(ssm, name, secret, await readSecret(secret, source));
  return `Stored ${secret}. A function that still has an older one uses the new one within five minutes.`;
};
