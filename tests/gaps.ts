/**
 * What a target does otherwise than AWS: one list. It drives `test.failing` in the suites, so that a
 * gap that closes turns its test red, and it is the tables of docs/local.md, so that the page cannot
 * drift.
 */

/** A rule of the contract that a suite checks on every target. */
export type Rule =
  | 'the gateway checks keys'
  | 'usage plans throttle'
  | 'the gateway answers preflights'
  | 'the gateway answers unknown routes'
  | 'the gateway leaves paths encoded'
  | 'a disabled key is refused'
  | 'names are the same in both cases'
  | 'a challenge is answered in its session'
  | 'a code goes to a proven address alone';

export interface Gap {
  readonly rule: Rule;
  /** What happens instead, and what stands in for it. */
  readonly reason: string;
}

/** The local stack: MiniStack, as `npm start` sets it up. */
export const LOCAL_STACK: readonly Gap[] = [
  {
    rule: 'a disabled key is refused',
    reason:
      'The emulator goes on taking a key after UpdateApiKey disables it. Removing it from its plan, or deleting it, works; so does disabling it through our API, for the functions refuse it.',
  },
  {
    rule: 'names are the same in both cases',
    reason: 'Names of users that differ in case only are different users.',
  },
  {
    rule: 'a challenge is answered in its session',
    reason:
      'The answer to a challenge is taken without its session, and its new password without the policy: whoever knows a name can set its password.',
  },
  {
    rule: 'a code goes to a proven address alone',
    reason:
      'A forgotten password’s code is always 654321, and is good for users without a proven address: anybody can reset a password.',
  },
];

/** `sam local start-api` and `sam local invoke`, which have no gateway in front of the functions. */
export const SAM_LOCAL: readonly Gap[] = [
  {
    rule: 'the gateway checks keys',
    reason: 'There is no key check. The functions refuse what is not registered in the Keys table, with 403.',
  },
  { rule: 'usage plans throttle', reason: 'There are no usage plans: no throttle and no quota.' },
  {
    rule: 'the gateway answers preflights',
    reason:
      'Mock integrations are not run: OPTIONS is answered 403, so a browser of another origin cannot call it.',
  },
  {
    rule: 'the gateway answers unknown routes',
    reason:
      'Gateway responses are not read: an unknown route is 403 {"message":"Missing Authentication Token"} without our shape and headers.',
  },
  {
    rule: 'the gateway leaves paths encoded',
    reason:
      'A path is decoded before its route is looked up: an encoded slash finds none, and a literal `%` in a parameter is decoded twice.',
  },
];

/** What no suite can show, because the target cannot be brought there: named, and left to AWS. */
export const UNTESTED: readonly { readonly target: string; readonly reason: string }[] = [
  {
    target: 'local stack',
    reason:
      'Buckets take plain HTTP: the emulator has no TLS and would enforce the TLS-only policy, so the start lifts that one statement.',
  },
  {
    target: 'local stack',
    reason: 'Headers pass up to 16 KB in all, then 431; API Gateway stops at 10,240 bytes.',
  },
  {
    target: 'local stack',
    reason:
      'A function that throws is answered 502 with the text of its error; AWS answers {"message":"Internal server error"}. `serve` catches everything, so this needs a fault at its start.',
  },
  {
    target: 'local stack',
    reason: 'Throttles of the stage (MethodSettings) are ignored; those of usage plans hold.',
  },
  {
    target: 'local stack',
    reason: 'A key is throttled on methods that need none, too, when it is sent there.',
  },
  {
    target: 'local stack',
    reason: 'Access logs, the gateway’s metrics and alarms’ states are never written.',
  },
  {
    target: 'local stack',
    reason:
      'GetUsage is empty: `GET /me/usage` answers zeros. Its series is tested with an answer that AWS documents. `requestContext.identity.apiKeyId` is missing.',
  },
  {
    target: 'local stack',
    reason:
      'Cognito does not call the pre-sign-up trigger for users whom an admin makes. `POST /users` queues the invitation itself, and the reconciler finds the others; a test calls the trigger with Cognito’s event.',
  },
  {
    target: 'local stack',
    reason:
      'IAM does not know `ses:FromAddress`, and checks SendEmail against no identity: the start lets the roles that may mail do so from any address.',
  },
  {
    target: 'local stack',
    reason:
      'What the pre-sign-up trigger refuses is told as {"errorMessage": …}; Cognito says `PreSignUp failed with error …`.',
  },
  {
    target: 'local stack',
    reason:
      'Cognito refuses names outside letters, marks, symbols, digits and punctuation, fails a user’s making when its mail cannot be sent, and continues a list only with the parameters it began with; the emulator does none of it.',
  },
  {
    target: 'local stack',
    reason: 'Bodies above 10 MB are accepted; API Gateway answers 413 `RequestTooLarge`.',
  },
  {
    target: 'local stack',
    reason:
      'An access token passes the authorizer, which refuses it on AWS; the functions refuse it, so the answer is 401 all the same.',
  },
  {
    target: 'local stack',
    reason:
      'A 401 from a function keeps its WWW-Authenticate. API Gateway renames that header to `x-amzn-Remapped-WWW-Authenticate`; that of its own 401 stays.',
  },
  {
    target: 'local stack',
    reason:
      'Sending an invitation again mails the same temporary password; Cognito makes a new one. No mail leaves the machine: it is read at `/_ministack/ses/messages` of the AWS address.',
  },
  {
    target: 'local stack',
    reason:
      'Clarifai is a stand-in that speaks the same protocol and derives its concepts from the pixels; a failed call is made again after 2 s each time, so that ten deliveries take seconds.',
  },
  {
    target: 'local stack',
    reason:
      'S3 does not compare a form’s bytes with its `x-amz-checksum-sha256`: the tagging function does, and rejects others.',
  },
  { target: 'local stack', reason: 'WAF rules (SignInLimitPerAddress) are not evaluated.' },
  {
    target: 'local stack',
    reason:
      'A function that goes on by messages to its own queue is never cut: `RecursiveLoop` means nothing here.',
  },
  {
    target: 'local stack',
    reason: 'A function’s memory limit and the 6 MB limit of its answer do not hold.',
  },
  {
    target: 'sam local',
    reason: 'Request validators are not run. The functions check the same parameters, and name each one.',
  },
  {
    target: 'sam local',
    reason: 'There is no Cognito authorizer: the functions verify the token themselves, and only there.',
  },
];

/** The tables of docs/local.md. */
export const gapTables = (): string => {
  const table = (rows: readonly (readonly string[])[], head: readonly string[]): string =>
    [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const rules = (gaps: readonly Gap[]) =>
    table(
      gaps.map(({ rule, reason }) => [rule, reason]),
      ['On AWS', 'Here'],
    );
  return [
    '### The local stack (`npm start`)',
    rules(LOCAL_STACK),
    '### `sam local`',
    rules(SAM_LOCAL),
    '### What no test can show',
    table(
      UNTESTED.map(({ target, reason }) => [target, reason]),
      ['Where', 'What is different'],
    ),
  ].join('\n\n');
};
