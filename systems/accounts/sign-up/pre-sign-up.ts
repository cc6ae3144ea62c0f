import type { InviteWork, SendAccountWork } from '../../../core/messages/accounts.ts';
import { type Scope, SCOPES } from '../../../core/scopes.ts';
import { newUsername } from '../directory/usernames.ts';

/** The user exists a moment after the trigger has answered: the worker should not look before. */
const DELAY_S = 5;

/** A user who is about to be made, as Cognito asks about them. */
export interface Asked {
  /** Who makes the user: `PreSignUp_SignUp`, `PreSignUp_AdminCreateUser`, or another provider. */
  readonly triggerSource: string;
  readonly userName: string;
  readonly request: { readonly clientMetadata?: Readonly<Record<string, string>> | undefined };
  readonly response: object;
}

/** What becomes of somebody who is about to be a user. A refusal is thrown. */
type Decision = { readonly kind: 'confirm' } | InviteWork;

const scopesIn = (given: string): Scope[] => {
  const names = given.split(',').filter((name) => name !== '');
  const scopes = SCOPES.filter((scope) => names.includes(scope));
  if (scopes.length < new Set(names).size)
    throw new Error(`The metadata field scopes may only contain ${SCOPES.join(', ')}, separated by commas`);
  return scopes;
};

const flagIn = (given: string): boolean => {
  if (given !== 'true' && given !== 'false')
    throw new Error('The metadata field sendEmail must be true or false');
  return given === 'true';
};

/** By the names of the message: a spread hides from the compiler a field that the message does not have. */
const optionsIn = ({ scopes, sendEmail }: Readonly<Record<string, string>> = {}): Pick<
  InviteWork,
  'scopes' | 'sendEmail'
> => ({
  ...(scopes !== undefined && { scopes: scopesIn(scopes) }),
  ...(sendEmail !== undefined && { sendEmail: flagIn(sendEmail) }),
});

/**
 * Decides about a user who does not exist yet. The message of an error is shown to the person who signs up or
 * invites, as `PreSignUp failed with error …`.
 *
 * The API has already checked the name (`newUsername`); this covers users who are created without the API. Unknown client metadata is rejected, too, because the invitation would differ
 * from what the admin meant.
 * @throws Error for people
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html
 */
const decide = ({ triggerSource, userName, request }: Omit<Asked, 'response'>, now: Date): Decision => {
  if (triggerSource !== 'PreSignUp_SignUp' && triggerSource !== 'PreSignUp_AdminCreateUser')
    throw new Error('Sign-up through another identity provider is not supported');
  const name = newUsername(userName);
  if ('complaint' in name) throw new Error(`This username ${name.complaint}`);
  if (triggerSource === 'PreSignUp_SignUp') return { kind: 'confirm' };
  return {
    kind: 'invite',
    username: userName,
    ...optionsIn(request.clientMetadata),
    queuedAt: now.toISOString(),
  };
};

export interface PreSignUpPorts {
  readonly send: SendAccountWork;
  readonly now: () => Date;
}

/**
 * What Cognito asks before it makes a user. Who signs up is confirmed, but no address is taken for proven;
 * who is invited is queued, and nothing else is said about them. May be called several times for the same
 * user: the worker finds the work done.
 * @returns the event, with the answer in it
 * @throws Error for people, see `decide`
 */
export const preSignUp =
  (ports: PreSignUpPorts) =>
  async <Event extends Asked>(event: Event): Promise<Event> => {
    const decision = decide(event, ports.now());
    if (decision.kind === 'confirm')
      return { ...event, response: { ...event.response, autoConfirmUser: true, autoVerifyEmail: false } };
    try {
      await ports.send(decision, DELAY_S);
    } catch (cause) {
      throw new Error('The invitation could not be queued: try again', { cause });
    }
    return event;
  };
