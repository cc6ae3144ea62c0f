import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import type { PreSignUpTriggerEvent } from 'aws-lambda';
import type { AccountWork } from '../../../core/messages/accounts.ts';
import { preSignUp } from '../../../systems/accounts/sign-up/pre-sign-up.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const UUID = '0c1e5b2a-6a1f-4a44-9d8e-2f6f0a4d3b11';

const eventOf = (
  triggerSource: PreSignUpTriggerEvent['triggerSource'],
  userName = 'ada',
  clientMetadata?: Record<string, string>,
): PreSignUpTriggerEvent => ({
  version: '1',
  region: 'us-west-2',
  userPoolId: 'us-west-2_aBcDeFgHi',
  userName,
  callerContext: { awsSdkVersion: 'x', clientId: 'x' },
  triggerSource,
  request: { userAttributes: { email: 'ada@example.com' }, clientMetadata },
  response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
});

const sampleOf = async (file: string): Promise<PreSignUpTriggerEvent> =>
  JSON.parse(await readFile(`events/${file}.json`, 'utf8')) as PreSignUpTriggerEvent;

/** Cognito and the queue beside it. */
const world = () => {
  const queued: AccountWork[] = [];
  const delays: number[] = [];
  const faults = { queueIsDown: false };
  const answer = preSignUp({
    send: async (invite, delayS) => {
      if (faults.queueIsDown) throw new Error('AccessDenied: arn:aws:sqs');
      queued.push(invite);
      delays.push(delayS);
    },
    now: () => NOW,
  });
  return { answer, queued, delays, faults };
};

describe('who signs up', () => {
  test('is confirmed, but their address is not taken for proven', async () => {
    const here = world();
    const sample = await sampleOf('auth-trigger');
    expect(await here.answer(sample)).toEqual({
      ...sample,
      response: { autoConfirmUser: true, autoVerifyEmail: false, autoVerifyPhone: false },
    });
    expect(here.queued).toEqual([]);
  });
});

describe('who is invited', () => {
  test('is queued for a few seconds later, and Cognito is told nothing', async () => {
    const here = world();
    const sample = await sampleOf('auth-trigger-admin');
    expect(await here.answer(sample)).toEqual(sample);
    expect(here.queued).toEqual([
      {
        kind: 'invite',
        username: 'ivy',
        scopes: ['permits', 'music'],
        sendEmail: true,
        queuedAt: '2026-11-21T12:00:00.000Z',
      },
    ]);
    expect(here.delays).toEqual([5]);
  });

  test.each<[string, Record<string, string> | undefined, object]>([
    ['nothing', undefined, {}],
    ['what is not for us', { tenant: 'x' }, {}],
    ['one scope', { scopes: 'manager' }, { scopes: ['manager'] }],
    ['a scope twice', { scopes: 'music,permits,music' }, { scopes: ['permits', 'music'] }],
    ['no scope', { scopes: '' }, { scopes: [] }],
    ['no mail', { sendEmail: 'false' }, { sendEmail: false }],
  ])('with metadata that say %s', async (_name, metadata, want) => {
    const here = world();
    await here.answer(eventOf('PreSignUp_AdminCreateUser', 'ada', metadata));
    expect(here.queued).toEqual([
      { kind: 'invite', username: 'ada', queuedAt: '2026-11-21T12:00:00.000Z', ...want },
    ]);
  });

  const SCOPES = 'The metadata field scopes may only contain permits, music, manager, separated by commas';
  const FLAG = 'The metadata field sendEmail must be true or false';
  test.each<[Record<string, string>, string]>([
    [{ scopes: 'permit' }, SCOPES],
    [{ scopes: 'permits;music' }, SCOPES],
    [{ sendEmail: 'no' }, FLAG],
    [{ sendEmail: '' }, FLAG],
  ])('with metadata %j is refused', async (metadata, says) => {
    const here = world();
    const answer = here.answer(eventOf('PreSignUp_AdminCreateUser', 'ada', metadata));
    await expect(answer).rejects.toThrow(new Error(says));
    expect(here.queued).toEqual([]);
  });

  test('is refused in words for people when the queue is down', async () => {
    const here = world();
    here.faults.queueIsDown = true;
    await expect(here.answer(eventOf('PreSignUp_AdminCreateUser'))).rejects.toMatchObject({
      message: 'The invitation could not be queued: try again',
    });
  });
});

describe('refused', () => {
  test.each<[string, PreSignUpTriggerEvent['triggerSource']]>([
    ['.', 'PreSignUp_SignUp'],
    ['..', 'PreSignUp_SignUp'],
    ['..', 'PreSignUp_AdminCreateUser'],
  ])('a name of dots alone: %s, %s', (name, source) =>
    expect(world().answer(eventOf(source, name))).rejects.toThrow(
      new Error('This username consists only of dots: choose another one'),
    ),
  );

  test.each<[PreSignUpTriggerEvent['triggerSource'], string]>([
    ['PreSignUp_SignUp', UUID],
    ['PreSignUp_SignUp', UUID.toUpperCase()],
    ['PreSignUp_AdminCreateUser', UUID],
  ])('%s: a name that looks like a sub: %s', (source, name) =>
    expect(world().answer(eventOf(source, name))).rejects.toThrow(
      new Error('This username looks like a user id: choose another one'),
    ),
  );

  test.each<[PreSignUpTriggerEvent['triggerSource'], string, string]>([
    ['PreSignUp_SignUp', 'admin\ufe0e', 'must not contain invisible or blank characters: remove U+FE0E'],
    ['PreSignUp_AdminCreateUser', '\u0430dmin', 'must be written in one script'],
  ])('%s: a name that looks like another: %s', async (source, name, says) => {
    const { answer, queued } = world();
    await expect(answer(eventOf(source, name))).rejects.toThrow(`This username ${says}`);
    expect(queued).toEqual([]);
  });

  test.each([`${UUID}x`, UUID.replaceAll('-', ''), 'ada-1-2-3-4', '.a', 'a.', '...'])('but not %s', (name) =>
    expect(world().answer(eventOf('PreSignUp_SignUp', name))).resolves.toMatchObject({
      response: { autoConfirmUser: true },
    }),
  );

  test.each(['PreSignUp_ExternalProvider', 'PostConfirmation_ConfirmSignUp', undefined])(
    'what %s asks',
    (source) =>
      expect(world().answer(eventOf(source as 'PreSignUp_ExternalProvider'))).rejects.toThrow(
        new Error('Sign-up through another identity provider is not supported'),
      ),
  );
});
