import {
  CognitoIdentityProviderClient,
  CognitoIdentityProviderServiceException,
} from '@aws-sdk/client-cognito-identity-provider';
import { late } from '../../shared/leftover.ts';
import { type Answer, answerFor, CONFIG, type Sent } from '../../shared/sdk.ts';

const OWN_WORDS = 'in words of its own';

/** What Cognito throws; its text is always the same. */
export const refusedBy = (name: string): Error =>
  new CognitoIdentityProviderServiceException({ name, message: OWN_WORDS, $fault: 'client', $metadata: {} });

/** A Cognito whose app client has the secret `s`; everything else is answered in this order, and late. */
export const cognitoAnswering = (...answers: Answer[]) => {
  const client = new CognitoIdentityProviderClient(CONFIG);
  const asked: Sent[] = [];
  const left = [...answers];
  answerFor(client, (command, input) => {
    asked.push({ command, input });
    return late(command, 1, () => {
      const next =
        command === 'DescribeUserPoolClient'
          ? { UserPoolClient: { ClientSecret: 's' } }
          : (left.shift() ?? {});
      if (next instanceof Error) throw next;
      return next;
    });
  });
  return { client, asked };
};

/** An ID token of these claims, as far as anybody can see who does not verify it. */
export const tokenOf = (claims: Record<string, unknown>): string =>
  ['{}', JSON.stringify(claims), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
