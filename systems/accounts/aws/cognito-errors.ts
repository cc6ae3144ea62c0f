import { type Code, Failure } from '../../../core/errors.ts';

/** What becomes of exceptions of these names. Without a message the user directory's own is told. */
interface Rule {
  readonly names: readonly string[];
  readonly code: Code;
  readonly message?: string;
}

const BUSY: Rule = {
  names: ['TooManyRequestsException', 'LimitExceededException', 'TooManyFailedAttemptsException'],
  code: 'TooManyRequests',
  message: 'Too many attempts: try again later',
};
/** The user of a token no longer exists. */
const GONE: Rule = {
  names: ['UserNotFoundException'],
  code: 'Unauthorized',
  message: 'The session has ended: sign in again',
};
const BAD_PASSWORD: Rule = {
  names: ['InvalidPasswordException', 'PasswordHistoryPolicyViolationException'],
  code: 'Refused',
};

/** The same, to an admin, or to the queue's work. */
const PATIENCE: Rule = {
  names: ['TooManyRequestsException', 'LimitExceededException'],
  code: 'TooManyRequests',
  message: 'The user directory is busy: try again in a moment',
};
/** The same for everyone: a person who signs up must learn that a name is in use, to choose another. */
const TAKEN: Rule = {
  names: ['UsernameExistsException'],
  code: 'Conflict',
  message: 'A user with this name already exists',
};
const NOBODY: Rule = {
  names: ['UserNotFoundException'],
  code: 'NotFound',
  message: 'The user does not exist',
};
/** Said in Cognito's own words. */
const REFUSED: Rule = {
  names: ['InvalidParameterException', 'InvalidPasswordException', 'UserLambdaValidationException'],
  code: 'Refused',
};

/** For each call what Cognito may refuse. What is in no rule is a fault, and a 500. */
const RULES = {
  client: [PATIENCE],
  signUp: [
    BUSY,
    BAD_PASSWORD,
    TAKEN,
    { names: ['InvalidParameterException', 'UserLambdaValidationException'], code: 'Refused' },
  ],
  // Whether there is such a user, and how they are, is not told.
  signIn: [
    BUSY,
    {
      names: [
        'NotAuthorizedException',
        'UserNotFoundException',
        'UserNotConfirmedException',
        'PasswordResetRequiredException',
        // A name of characters that no user can have.
        'InvalidParameterException',
      ],
      code: 'Unauthorized',
      message: 'Incorrect username or password.',
    },
  ],
  answer: [
    BUSY,
    BAD_PASSWORD,
    {
      names: [
        'NotAuthorizedException',
        'CodeMismatchException',
        'ExpiredCodeException',
        'InvalidParameterException',
        'UserNotFoundException',
        'UserNotConfirmedException',
        'PasswordResetRequiredException',
      ],
      code: 'Unauthorized',
      message: 'The session has ended: sign in again',
    },
  ],
  refresh: [
    BUSY,
    {
      names: [
        'NotAuthorizedException',
        'UserNotFoundException',
        'InvalidParameterException',
        'RefreshTokenReuseException',
      ],
      code: 'Unauthorized',
      message: 'The session has ended: sign in again',
    },
  ],
  revoke: [BUSY],
  forgot: [{ ...BUSY, names: ['TooManyRequestsException'] }],
  reset: [
    BUSY,
    BAD_PASSWORD,
    {
      names: [
        'CodeMismatchException',
        'ExpiredCodeException',
        'UserNotFoundException',
        'NotAuthorizedException',
        'UserNotConfirmedException',
        'InvalidParameterException',
      ],
      code: 'Refused',
      message: 'Invalid verification code provided, please try again.',
    },
  ],
  // The session of the request itself was begun a moment ago.
  changePassword: [
    BUSY,
    BAD_PASSWORD,
    {
      names: ['NotAuthorizedException', 'UserNotFoundException'],
      code: 'Unauthorized',
      message: 'The session has ended: sign in again',
    },
    { names: ['InvalidParameterException'], code: 'Refused' },
  ],
  setEmail: [BUSY, GONE, { names: ['InvalidParameterException'], code: 'Refused' }],
  endSessions: [BUSY, GONE],
  read: [PATIENCE],
  firstPage: [PATIENCE],
  nextPage: [
    {
      names: ['InvalidParameterException'],
      code: 'CursorInvalid',
      message: 'The cursor does not belong to this list: start again without it',
    },
    PATIENCE,
  ],
  groups: [PATIENCE],
  create: [TAKEN, REFUSED, PATIENCE],
  resend: [
    {
      names: ['UnsupportedUserStateException'],
      code: 'Conflict',
      message: 'The user has already signed in',
    },
    {
      names: ['CodeDeliveryFailureException'],
      code: 'Conflict',
      message: 'The user directory could not send the e-mail',
    },
    NOBODY,
    PATIENCE,
  ],
  setAttributes: [NOBODY, REFUSED, PATIENCE],
  change: [NOBODY, PATIENCE],
  remove: [PATIENCE],
} as const satisfies Record<string, readonly Rule[]>;

/**
 * The calls of the user directory: of the app client itself, of users for themselves (`signUp` to `endSessions`), and of admins and the queue's
 * work (the rest; `change` is any change of one user that is there).
 */
export type Call = keyof typeof RULES;

/** A call for which these are a success, since the answer shall not tell, or nothing was to be done. */
const PASSED_OVER: Partial<Record<Call, readonly string[]>> = {
  // Nobody learns whether there is such a user, with a proven address, or how often they have asked.
  forgot: [
    'UserNotFoundException',
    'InvalidParameterException',
    'NotAuthorizedException',
    'UserNotConfirmedException',
    'CodeDeliveryFailureException',
    'LimitExceededException',
  ],
  // It is no token, none of ours, or has ended.
  revoke: ['UnauthorizedException', 'InvalidParameterException', 'UnsupportedTokenTypeException'],
  // No user has this name, or no user can have it.
  read: ['UserNotFoundException', 'InvalidParameterException'],
  groups: ['UserNotFoundException'],
  remove: ['UserNotFoundException'],
};

/** Whether a refusal is to be answered as a success. */
export const isPassedOver = (call: Call, name: string): boolean => PASSED_OVER[call]?.includes(name) ?? false;

/** The most characters of a message: the schema `Error` says so. */
const LONGEST = 1_000;

/**
 * What the caller is told of an exception of Cognito.
 * @returns undefined for what is no refusal but a fault
 */
export const refusalOf = (call: Call, cause: Error): Failure | undefined => {
  const rules: readonly Rule[] = RULES[call];
  const rule = rules.find(({ names }) => names.includes(cause.name));
  return rule && new Failure(rule.code, (rule.message ?? cause.message).slice(0, LONGEST), { cause });
};
