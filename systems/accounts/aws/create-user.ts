import {
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Scope } from '../../../core/scopes.ts';

/** What the invitation of a new user brings. */
export interface Brings {
  /** A key for each of them. */
  readonly scopes: readonly Scope[];
  /** Whether the keys are mailed. */
  readonly sendEmail: boolean;
}

/** For somebody who gets no keys, and a call that is no new invitation. */
export const NOTHING: Brings = { scopes: [], sendEmail: false };

/**
 * The one way to AdminCreateUser. Cognito tells the pre-sign-up trigger, which queues an invitation, and an invitation
 * of which nothing is said brings a permits key by mail: so each caller has to say what it brings.
 */
export const createUserCommand = (
  input: Omit<AdminCreateUserCommandInput, 'ClientMetadata'>,
  { scopes, sendEmail }: Brings,
): AdminCreateUserCommand =>
  new AdminCreateUserCommand({
    ...input,
    ClientMetadata: { scopes: scopes.join(','), sendEmail: String(sendEmail) },
  });
