import { PutParameterCommand, type PutParameterCommandInput, type SSMClient } from '@aws-sdk/client-ssm';
import { readSecret, type SecretSource } from './prompt.ts';
import { reachStack, type Which } from './reach.ts';

/** A secret that a template cannot make: the last part of its parameter's name. */
export const CLARIFAI_KEY = 'clarifai-api-key';

/** A SecureString, under the name by which the template tells functions where it is. */
export const secretParameter = (stack: string, secret: string, value: string): PutParameterCommandInput => ({
  Name: `/trellis/${stack}/secrets/${secret}`,
  Value: value,
  Type: 'SecureString',
  Overwrite: true,
});

/** Puts a secret where the functions of a stack read it; another one replaces it. */
export const putSecret = async (
  ssm: SSMClient,
  stack: string,
  secret: string,
  value: string,
): Promise<void> => {
  await ssm.send(new PutParameterCommand(secretParameter(stack, secret, value)));
};

/**
 * Asks for a secret, and puts it.
 * @returns what to tell the person who asked
 * @throws Problem when none is given, or the stack is not reached
 */
export const askAndPut = async (
  which: Which,
  secret: string,
  source: SecretSource = { input: process.stdin, asks: process.stderr },
): Promise<string> => {
  const { name, ssm } = await reachStack(which);
  await putSecret(ssm, name, secret, await readSecret(secret, source));
  return `${secret} is put. Functions that have an older one take it within five minutes.`;
};
