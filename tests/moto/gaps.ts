/*
 * Where moto differs from AWS. An entry that is no longer needed turns a test red. Three more differences are mended in
 * server.py, which fails when they are gone.
 */

/**
 * Types of resources that moto's CloudFormation does not make, or makes without an id by which others refer to
 * them, and what comes of that here.
 */
export const TYPES: Readonly<Record<string, string>> = {};

/** Calls that end otherwise in moto, by their names in the table of calls. */
export const ANSWERS: Readonly<Record<string, string>> = {
  'Cognito asks the trigger, and confirms who signs up':
    'moto calls no trigger of a user pool. The test calls it with Cognito’s event, and confirms the user.',
  'refreshTokens: a session goes on': 'moto has no GetTokensFromRefreshToken.',
  'getMyUsage: its use is counted': 'moto has no GetUsage.',
  'getUsage: an admin sees its use': 'moto has no GetUsage.',
  'resetPassword: a wrong code resets nothing': 'moto takes any code that is none of its own.',
  'signOut: a session ends': 'moto has no RevokeToken. The deny list ends the session all the same.',
};
