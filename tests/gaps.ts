/**
 * Where a target differs from AWS: one list. It drives `test.failing` in the suites, so that a gap that
 * closes turns its test red. The tables of docs/local.md are written from it, so that the page cannot drift.
 */

/** A rule of the contract that a suite checks on every target. */
export type Rule =
  | 'the gateway checks keys'
  | 'usage plans throttle'
  | 'the gateway answers preflights'
  | 'the gateway answers unknown routes'
  | 'the gateway leaves paths encoded'
  | 'a disabled key is rejected'
  | 'usernames ignore case'
  | 'a challenge is answered in its session'
  | 'a code goes only to a verified address'
  | 'a body has at most 10 MB'
  | 'a form ends with its file'
  | 'a form has one file'
  | 'users write no attribute but their address';

export interface Gap {
  readonly rule: Rule;
  /** What happens instead, and what stands in for it. */
  readonly reason: string;
}

/** The local stack: MiniStack, as `npm start` sets it up. */
export const LOCAL_STACK: readonly Gap[] = [
  {
    rule: 'a disabled key is rejected',
    reason:
      'The emulator still accepts a key after UpdateApiKey has disabled it. It does reject a key that was deleted or removed from its plan. A key that was disabled through the API is rejected by the functions.',
  },
  {
    rule: 'usernames ignore case',
    reason: 'Two usernames that differ only in case belong to two users.',
  },
  {
    rule: 'a challenge is answered in its session',
    reason:
      'The emulator checks neither the session of a challenge nor the policy for the new password: anyone who knows a username can set its password.',
  },
  {
    rule: 'a code goes only to a verified address',
    reason:
      'The code to reset a password is always 654321, also for users without a verified address: anyone can reset a password.',
  },
  {
    rule: 'a body has at most 10 MB',
    reason: 'Larger bodies are accepted; API Gateway answers 413 `RequestTooLarge`.',
  },
  {
    rule: 'a form ends with its file',
    reason:
      'Fields after the file of an upload form count. S3 ignores them, so the form lacks what its policy demands.',
  },
  {
    rule: 'a form has one file',
    reason: 'An upload form with two files is accepted; S3 refuses it.',
  },
  {
    rule: 'users write no attribute but their address',
    reason:
      'With an access token, UpdateUserAttributes writes `sub`, `custom:apiKey` and `email_verified`, too. Cognito refuses what is not in the client’s WriteAttributes.',
  },
];

/** `sam local start-api` and `sam local invoke`, which have no gateway in front of the functions. */
export const SAM_LOCAL: readonly Gap[] = [
  {
    rule: 'the gateway checks keys',
    reason:
      'The gateway checks no keys. The functions answer 403 for a key that the Keys table does not hold.',
  },
  { rule: 'usage plans throttle', reason: 'There are no usage plans, so no throttles and no quotas.' },
  {
    rule: 'the gateway answers preflights',
    reason:
      'Mock integrations do not run: OPTIONS is answered 403, so a page of another origin cannot call the API.',
  },
  {
    rule: 'the gateway answers unknown routes',
    reason:
      'Gateway responses are ignored: an unknown route is answered 403 {"message":"Missing Authentication Token"}, without the contract’s error shape and headers.',
  },
  {
    rule: 'the gateway leaves paths encoded',
    reason:
      'A path is decoded before it is routed: a path with an encoded slash finds no route, and a literal `%` in a parameter is decoded twice.',
  },
];

/** What no suite can show, because the target cannot reach that state. */
export const UNTESTED: readonly { readonly target: string; readonly reason: string }[] = [
  {
    target: 'local stack',
    reason:
      'Buckets accept plain HTTP. The emulator has no TLS but enforces bucket policies, so `npm start` removes the TLS-only statement.',
  },
  {
    target: 'local stack',
    reason:
      'Headers larger than 10,240 bytes are answered 431 in the shape of all errors; API Gateway’s edge answers with `message` alone.',
  },
  {
    target: 'local stack',
    reason:
      'The time in which a function starts counts against its timeout; on AWS it has 10 s of its own. Many parallel requests to functions that have not started yet can end as 502 on a busy machine.',
  },
  {
    target: 'local stack',
    reason:
      'Answers have no header `x-amzn-RequestId`. On AWS it holds the `requestId` of the body; the emulator’s is another id, so the proxy removes it.',
  },
  {
    target: 'local stack',
    reason: 'The stage’s throttles (MethodSettings) are ignored; the throttles of usage plans work.',
  },
  {
    target: 'local stack',
    reason:
      'Every read of DynamoDB is said to cost half a read unit, or one, whatever its size. So `cost.readUnits` of a search is too low; `npm run bench:search` measures it.',
  },
  {
    target: 'local stack',
    reason: 'A key is throttled even on methods that need no key.',
  },
  {
    target: 'local stack',
    reason:
      'There are no access logs and no gateway metrics, and alarms never change their state. Filters of logs and alarms on sums of metrics are not made; contract tests look at them.',
  },
  {
    target: 'local stack',
    reason:
      'GetUsage is empty, so usage is zeros, and lists of keys have no `lastUsedDay`; tests use the answer from AWS’s documentation. `requestContext.identity.apiKeyId` is missing.',
  },
  {
    target: 'local stack',
    reason:
      'Any number of API keys can be made, at any rate. API Gateway holds 10,000 in an account and region and makes 5 a second; unit tests give the answers that it gives then.',
  },
  {
    target: 'local stack',
    reason:
      'The emulator does not call the pre-sign-up trigger for users that an admin creates. `POST /users` queues the invitation itself, and the reconciler finds all other new users. A test calls the trigger with Cognito’s event.',
  },
  {
    target: 'local stack',
    reason:
      'The emulator’s IAM does not support `ses:FromAddress` and checks SendEmail against no identity, so `npm start` lets the roles that send e-mail use any sender.',
  },
  {
    target: 'local stack',
    reason:
      'The emulator’s IAM does not know the tags of API keys (`aws:ResourceTag`), so `npm start` lets the roles that change keys reach keys of any tag. Contract tests look at the template.',
  },
  {
    target: 'local stack',
    reason:
      'The emulator’s IAM does not know the keys of items (`dynamodb:LeadingKeys`), so the function behind sign-in may write any item of the Accounts table. Contract tests look at the template.',
  },
  {
    target: 'local stack',
    reason:
      'When the pre-sign-up trigger rejects a user, the message is {"errorMessage": …}; Cognito’s is `PreSignUp failed with error …`.',
  },
  {
    target: 'local stack',
    reason:
      'The emulator skips three checks of Cognito: usernames hold only letters, marks, symbols, digits and punctuation; creating a user fails when the mail cannot be sent; a list continues only with the parameters that it began with.',
  },
  {
    target: 'local stack',
    reason:
      'The authorizer accepts an access token, which AWS rejects. The functions reject it, so the answer is 401 in both cases.',
  },
  {
    target: 'local stack',
    reason:
      'A 401 from a function keeps its header WWW-Authenticate. API Gateway renames it to `x-amzn-Remapped-WWW-Authenticate`, except in its own 401 answers.',
  },
  {
    target: 'local stack',
    reason:
      'An invitation that is sent again contains the same temporary password; Cognito creates a new one. No mail leaves the machine: read it at `/_ministack/ses/messages` of the AWS address.',
  },
  {
    target: 'local stack',
    reason:
      'Clarifai is a stand-in that speaks the same protocol and derives its concepts from the pixels. A failed call is always repeated after 2 s, so ten attempts take seconds.',
  },
  {
    target: 'local stack',
    reason:
      'S3 does not compare uploaded bytes with the form’s `x-amz-checksum-sha256`. The tagging function does, and rejects other bytes.',
  },
  {
    target: 'local stack',
    reason:
      'A header that is sent twice arrives as one value, joined by a comma. On AWS both values arrive, and a parameter that is given twice is answered 400.',
  },
  {
    target: 'everywhere',
    reason:
      'The manager cannot tell that an event of a direct invocation held a long decimal number which the nearest number of 15 digits or fewer has replaced, such as 0.10000000000000000001: Lambda has parsed the event. Send such numbers as text, with `types: "dynamodb"`, or through the API.',
  },
  { target: 'local stack', reason: 'WAF rules (SignInLimitPerAddress) are not evaluated.' },
  {
    target: 'local stack',
    reason:
      'A run of a scheduled function that fails goes to no queue: the emulator drops EventInvokeConfig. Nothing is traced. Contract tests look at the template.',
  },
  {
    target: 'local stack',
    reason:
      'A function that sends messages to its own queue is never stopped: `RecursiveLoop` has no effect.',
  },
  {
    target: 'local stack',
    reason: 'A function’s memory limit and the 6 MB limit of its answer are not enforced.',
  },
  {
    target: 'sam local',
    reason: 'Request validators do not run. The functions check the same parameters and name each wrong one.',
  },
  {
    target: 'sam local',
    reason:
      'There is no Cognito authorizer. The functions verify the token themselves, which they do only here.',
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
