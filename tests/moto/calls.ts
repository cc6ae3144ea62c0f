import { readFile } from 'node:fs/promises';
import { AdminConfirmSignUpCommand, AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { json, list, text } from '../../core/json.ts';
import { until } from '../../local/wait.ts';
import { clipId } from '../../systems/cameras/clip/object-keys.ts';
import type { Application } from './application.ts';
import type { Request } from './events.ts';

/** What earlier calls have answered, for later ones. */
type Kept = Record<string, string>;

/*
 * Every operation of the contract is called here once at least. A new one needs a line, after those that it relies on:
 *
 *   ask('what it shows', 'operationId', {
 *     sent: as('ada', ({ image = '' }) => ({ path: { imageId: image }, body: { … } })),
 *     status: 202, // unless it is 200
 *     body: () => ({ … }), // what the answer holds, in part
 *     keep: (body) => ({ image: field(body, 'id') }), // what later calls need of it
 *   }),
 *
 * `as` sends the token of a user, `withKey` an API key. What S3 or an operation sends to a queue is handed to the
 * function of that queue by `deliver`, and what a schedule or Cognito sends by `invoke`. A call that moto answers
 * otherwise than AWS is named in gaps.ts.
 */

/** One call, or one delivery of a queue. They are made in the order of the table. */
export interface Call {
  readonly name: string;
  /** The operation that it calls. */
  readonly operation?: string;
  readonly run: (app: Application, kept: Kept) => Promise<void>;
}

interface Asked {
  readonly sent?: (kept: Kept) => Request;
  readonly status?: number;
  /** What the body is, in part; a text is the whole of it. */
  readonly body?: (kept: Kept) => string | object | undefined;
  readonly keep?: (body: unknown, kept: Kept) => Kept;
}

/** A call of an operation, which is answered as the contract says, and so. */
const ask = (
  name: string,
  id: string,
  { sent = () => ({}), status = 200, body = () => undefined, keep = () => ({}) }: Asked,
): Call => ({
  name: `${id}: ${name}`,
  operation: id,
  async run(app, kept) {
    const answer = await app.ask(id, sent(kept));
    expect([answer.status, answer.status === status ? '' : answer.body]).toEqual([status, '']);
    const want = body(kept);
    if (typeof want === 'string') expect(answer.body).toBe(want);
    else if (want !== undefined) expect(answer.body).toMatchObject(want);
    Object.assign(kept, keep(answer.body, kept));
  },
});

/** Takes all messages of a queue: this many at least, and gives none back. */
const deliver = (name: string, queue: string, to: string, least = 1): Call => ({
  name: `${to}: ${name}`,
  async run(app) {
    const { taken, back } = await app.deliver(queue, to, least);
    expect([taken >= least, back]).toEqual([true, 0]);
  },
});

/** An event of `events/`, and what comes of it, in part. */
const invoke = (name: string, to: string, event: string, want: object): Call => ({
  name: `${to}: ${name}`,
  async run(app) {
    const sent: unknown = JSON.parse(await readFile(`events/${event}`, 'utf8'));
    expect(await app.invoke(to, sent)).toMatchObject(want);
  },
});

/** Lays a file into the bucket of the clips. */
const put = (name: string, Key: string, file: string): Call => ({
  name,
  async run({ aws, ref }) {
    const Body = await readFile(file);
    const Metadata = { camera: 'Front Door' };
    await aws.s3.send(new PutObjectCommand({ Bucket: ref('ClipsBucket'), Key, Body, Metadata }));
  },
});

/** Sends a file by the form that was answered, as a browser does. */
const sendForm = (name: string, file: string): Call => ({
  name,
  async run(_app, { form = '{}' }) {
    const { uploadUrl, formFields } = json(JSON.parse(form));
    const data = new FormData();
    for (const [name, value] of Object.entries(json(formFields))) data.set(name, text(value));
    data.set('file', new Blob([new Uint8Array(await readFile(file))]), 'file');
    const answer = await fetch(text(uploadUrl), { method: 'POST', body: data });
    expect([answer.status, answer.ok ? '' : await answer.text()]).toEqual([204, '']);
  },
});

const field = (body: unknown, ...path: readonly (string | number)[]): string =>
  text(
    path.reduce<unknown>(
      (inner, step) => (typeof step === 'number' ? list(inner)[step] : json(inner)[step]),
      body,
    ),
  );

const ADA = { username: 'ada', password: 'a long password' };
const IVY = { username: 'ivy', email: 'ivy@example.com' };
const IVYS = 'ivy’s own password';
/** The admin that is there before all calls. */
export const ADMIN = { username: 'admin', password: 'the admin’s password' };

const as =
  (who: string, more: (kept: Kept) => Request = () => ({})) =>
  (kept: Kept): Request => ({ ...more(kept), token: kept[who] });
const withKey =
  (which: string, more: (kept: Kept) => Request = () => ({})) =>
  (kept: Kept): Request => ({
    ...more(kept),
    headers: { ...more(kept).headers, 'x-api-key': kept[which] ?? '' },
  });

const ACCOUNTS: readonly Call[] = [
  ask('a new user signs up', 'signUp', {
    sent: () => ({ body: { ...ADA, email: 'ada@example.com' } }),
    status: 201,
  }),
  ask('a name is given once', 'signUp', { sent: () => ({ body: ADA }), status: 409 }),
  invoke('the trigger confirms them', 'AuthTriggerFunction', 'auth-trigger.json', {
    response: { autoConfirmUser: true },
  }),
  {
    name: 'Cognito asks the trigger, and confirms the new user',
    async run({ aws, ref }) {
      const asked = { UserPoolId: ref('UserPool'), Username: ADA.username };
      const { UserStatus } = await aws.cognito.send(new AdminGetUserCommand(asked));
      if (UserStatus !== 'CONFIRMED') await aws.cognito.send(new AdminConfirmSignUpCommand(asked));
      expect(UserStatus).toBe('CONFIRMED');
    },
  },
  ask('a wrong password is refused', 'signIn', {
    sent: () => ({ body: { ...ADA, password: 'another password' } }),
    status: 401,
  }),
  ask('and signs in', 'signIn', {
    sent: () => ({ body: ADA }),
    status: 201,
    keep: (body) => ({ ada: field(body, 'token'), refresh: field(body, 'refreshToken') }),
  }),
  ask('a session goes on', 'refreshTokens', {
    sent: ({ refresh }) => ({ body: { refreshToken: refresh } }),
    keep: (body) => ({ ada: field(body, 'token') }),
  }),
  ask('a user sees their account', 'getMe', { sent: as('ada'), body: () => ({ username: 'ada' }) }),
  ask('the admin signs in', 'signIn', {
    sent: () => ({ body: ADMIN }),
    status: 201,
    keep: (body) => ({ admin: field(body, 'token') }),
  }),
  ask('a user who is not an admin is refused', 'listUsers', { sent: as('ada'), status: 403 }),
  ask('an admin sees all users', 'listUsers', { sent: as('admin') }),
  ask('users are found by the beginning of their names', 'listUsers', {
    sent: as('admin', () => ({ query: { username: 'ad', limit: '1' } })),
    body: () => ({ users: [expect.anything()] }),
  }),
  ask('an admin invites a user', 'inviteUser', {
    sent: as('admin', () => ({
      body: { ...IVY, scopes: ['permits', 'music', 'manager'], sendEmail: false },
    })),
    status: 201,
    keep: (body) => ({
      temporary: field(body, 'temporaryPassword'),
      ...Object.fromEntries(
        list(json(body)['keys']).map((key) => [`${field(key, 'key', 'scope')}Key`, field(key, 'value')]),
      ),
    }),
  }),
  deliver('the invitation is finished', 'UsersQueue', 'UsersWorkFunction'),
  ask('an invited user is asked for a new password', 'signIn', {
    sent: ({ temporary }) => ({ body: { username: 'ivy', password: temporary } }),
    keep: (body) => ({ session: field(body, 'session') }),
  }),
  ask('and chooses one', 'answerChallenge', {
    sent: ({ session }) => ({ body: { username: 'ivy', session, newPassword: IVYS } }),
    status: 201,
    keep: (body) => ({ ivy: field(body, 'token') }),
  }),
  ask('an admin looks at a user', 'getUser', {
    sent: as('admin', () => ({ path: { username: 'ivy' } })),
    body: () => ({ username: 'ivy', email: IVY.email }),
  }),
  ask('an invitation is sent again', 'resendInvitation', {
    sent: as('admin', () => ({ path: { username: 'ivy' } })),
    status: 202,
  }),
  deliver('and delivered', 'UsersQueue', 'UsersWorkFunction'),
  ask('an admin lets a user watch the cameras', 'changeUser', {
    sent: as('admin', () => ({ path: { username: 'ivy' }, body: { groups: ['viewers'] } })),
    body: () => ({ groups: ['viewers'] }),
  }),
  {
    name: 'signIn: the user signs in again, once the second of the change is over',
    async run(app, kept) {
      const signedIn = async (): Promise<string | undefined> => {
        const { body } = await app.ask('signIn', { body: { username: 'ivy', password: IVYS } });
        const token = field(body, 'token');
        return (await app.ask('getMe', { token })).status === 200 ? token : undefined;
      };
      kept['ivy'] = await until(signedIn, { what: 'Signing in', everyMs: 200, forMs: 10_000 });
    },
  },
];

const path = ({ keyId = '' }: Kept) => ({ path: { username: 'ada', keyId } });
const myPath = ({ keyId = '' }: Kept) => ({ path: { keyId } });
const holdsKey = ({ keyId }: Kept) => ({
  keys: expect.arrayContaining([expect.objectContaining({ id: keyId })]),
});

const KEYS: readonly Call[] = [
  ask('an admin issues a key', 'issueKey', {
    sent: as('admin', () => ({ path: { username: 'ada' }, body: { scope: 'permits', name: 'first' } })),
    status: 201,
    keep: (body) => ({ keyId: field(body, 'key', 'id'), adaKey: field(body, 'value') }),
  }),
  ask('it is listed', 'listKeys', { sent: as('admin', path), body: holdsKey }),
  ask('its holder sees it', 'listMyKeys', { sent: as('ada'), body: holdsKey }),
  ask('it opens what it is for', 'getPermit', {
    sent: withKey('adaKey', () => ({ path: { number: '201612013997' } })),
    body: () => [],
  }),
  ask('it opens nothing else', 'getMusicItem', {
    sent: withKey('adaKey', () => ({ headers: { table: 'Music', artist: 'a', songtitle: 'b' } })),
    status: 403,
  }),
  ask('it is disabled', 'changeKey', {
    sent: as('admin', (kept) => ({ ...path(kept), body: { enabled: false } })),
  }),
  ask('and enabled under another name', 'changeKey', {
    sent: as('admin', (kept) => ({ ...path(kept), body: { enabled: true, name: 'second' } })),
    body: () => ({ name: 'second' }),
  }),
  ask('an admin rotates it', 'rotateKey', {
    sent: as('admin', (kept) => ({ ...path(kept), body: { overlapHours: 0 } })),
    status: 201,
    keep: (body) => ({ keyId: field(body, 'key', 'id') }),
  }),
  ask('its holder rotates it', 'rotateMyKey', {
    sent: as('ada', ({ keyId }) => ({ body: { keyId, overlapHours: 0 } })),
    status: 201,
    keep: (body) => ({ keyId: field(body, 'key', 'id') }),
  }),
  ask('its holder disables it', 'changeMyKey', {
    sent: as('ada', (kept) => ({ ...myPath(kept), body: { enabled: false } })),
    body: () => ({ state: 'disabled', disabledBy: 'owner' }),
  }),
  ask('its holder sees its use', 'getMyUsage', { sent: as('ada') }),
  ask('an admin sees its use', 'getUsage', { sent: as('admin', path) }),
  ask('an admin deletes it', 'deleteKey', { sent: as('admin', path) }),
  ask('a user has another one', 'issueKey', {
    sent: as('admin', () => ({ path: { username: 'ada' }, body: { scope: 'permits', name: 'third' } })),
    status: 201,
    keep: (body) => ({ keyId: field(body, 'key', 'id') }),
  }),
  ask('and deletes it', 'deleteMyKey', { sent: as('ada', myPath) }),
  ask('none is left', 'listMyKeys', { sent: as('ada'), body: () => ({ keys: [] }) }),
];

const CSV = 'local/demo/DataSF_Building_Permits_sample.csv';
const NUMBER = '201505065519';

const PERMITS: readonly Call[] = [
  ask('an admin is given a form for a report', 'createLoad', {
    sent: as('admin', () => ({ body: { fileName: 'sample.csv' } })),
    status: 201,
    keep: (body) => ({ form: JSON.stringify(body) }),
  }),
  sendForm('S3 takes the report by the form, and tells the queue', CSV),
  deliver('the report is loaded', 'PermitsLoadQueue', 'PermitsLoadFunction'),
  ask('its load is listed', 'listLoads', {
    sent: as('admin'),
    body: () => ({ items: [{ state: 'loaded' }] }),
    keep: (body) => ({ load: field(body, 'items', 0, 'id') }),
  }),
  ask('and read', 'getLoad', { sent: as('admin', ({ load = '' }) => ({ path: { loadId: load } })) }),
  ask('what went well is not loaded again', 'retryLoad', {
    sent: as('admin', ({ load = '' }) => ({ path: { loadId: load } })),
    status: 409,
  }),
  ask('a permit is found by its number', 'getPermit', {
    sent: withKey('permitsKey', () => ({ path: { number: NUMBER } })),
    body: () => [{ application_number: `#${NUMBER}` }],
  }),
  ask('and its history', 'getPermitHistory', {
    sent: withKey('permitsKey', () => ({ path: { number: NUMBER } })),
  }),
  ask('by what it costs', 'searchPermits', {
    sent: withKey('permitsKey', () => ({
      query: { estimated_cost: 'gte.1', sort: 'estimated_cost', limit: '3' },
    })),
  }),
  ask('by its street', 'searchPermits', {
    sent: withKey('permitsKey', () => ({ query: { street: 'Ellis' } })),
  }),
  ask('by its status', 'searchPermits', {
    sent: withKey('permitsKey', () => ({ query: { status: 'issued', limit: '2' } })),
  }),
  ask('the holder of a key needs only their token', 'getMyPermit', {
    sent: as('ivy', () => ({ path: { number: NUMBER } })),
    body: () => [{ application_number: `#${NUMBER}` }],
  }),
  ask('for the history, too', 'getMyPermitHistory', {
    sent: as('ivy', () => ({ path: { number: NUMBER } })),
  }),
  ask('and for a search', 'searchMyPermits', {
    sent: as('ivy', () => ({ query: { neighborhood: 'Tenderloin' } })),
  }),
];

const IMAGES: readonly Call[] = [
  ask('a user is given a form for an image', 'createImage', {
    sent: as('ada', () => ({ body: { contentType: 'image/jpeg' } })),
    status: 201,
    keep: (body) => ({
      image: field(body, 'imageId'),
      form: JSON.stringify(json(body)['formConfig']),
    }),
  }),
  sendForm('S3 takes the image by the form, and tells the queue', 'local/demo/beach.jpg'),
  deliver('its arrival is recorded', 'ArrivalsQueue', 'ImagesArrivalsFunction'),
  deliver('the image is tagged', 'TaggingQueue', 'TaggingFunction'),
  ask('it has tags', 'getImage', {
    sent: as('ada', ({ image = '' }) => ({ path: { imageId: image } })),
    body: () => ({ state: 'tagged', tags: expect.arrayContaining([expect.anything()]) }),
    keep: (body) => ({ tag: field(body, 'tags', 0, 'name'), file: field(body, 'fileUrl') }),
  }),
  {
    name: 'S3 gives the file by the URL of the image',
    async run(_app, { file = '' }) {
      const answer = await fetch(file);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
      expect((await readFile('local/demo/beach.jpg')).equals(Buffer.from(await answer.arrayBuffer()))).toBe(
        true,
      );
    },
  },
  ask('it is found by a tag', 'listImages', {
    sent: as('ada', ({ tag = '' }) => ({ query: { tags: tag } })),
    body: ({ image }) => ({ images: [expect.objectContaining({ id: image })] }),
  }),
  ask('another user does not find it', 'listImages', { sent: as('ivy'), body: () => ({ images: [] }) }),
  ask('tags are counted', 'listTags', { sent: as('ada') }),
  ask('a tag has its images elsewhere', 'listImagesOfTag', {
    sent: as('ada', ({ tag = '' }) => ({ path: { tag } })),
    status: 308,
  }),
  ask('its owner corrects it', 'correctTags', {
    sent: as('ada', ({ image = '', tag }) => ({
      path: { imageId: image },
      body: { add: ['holiday'], remove: [tag] },
    })),
    body: () => ({ tags: expect.arrayContaining([expect.objectContaining({ name: 'holiday' })]) }),
  }),
  ask('many images are corrected at once', 'tagImages', {
    sent: as('ada', ({ image = '' }) => ({ body: { imageIds: [image], add: ['trip'] } })),
    body: ({ image }) => ({ changed: [image], refused: [], left: [] }),
  }),
  ask('a tag is merged into another', 'renameTag', {
    sent: as('ada', () => ({ path: { tag: 'trip' }, body: { name: 'holiday' } })),
    body: () => ({ name: 'holiday', changed: 1, complete: true }),
  }),
  ask('and deleted', 'deleteTag', {
    sent: as('ada', () => ({ path: { tag: 'holiday' } })),
    body: () => ({ changed: 1, complete: true }),
  }),
  ask('and has it tagged again', 'retagImage', {
    sent: as('ada', ({ image = '' }) => ({ path: { imageId: image } })),
    status: 202,
  }),
  deliver('which is done', 'TaggingQueue', 'TaggingFunction'),
  invoke('the sweep finds nothing to do', 'ImagesSweepFunction', 'images-sweep.json', { failed: 0 }),
  ask('the image is deleted', 'deleteImage', {
    sent: as('ada', ({ image = '' }) => ({ path: { imageId: image } })),
  }),
  invoke('nothing is left to forget', 'ImagesForgetFunction', 'images-forget.json', { done: true }),
];

const CLIP = 'patrolcams/Front Door/2026-11-27/Hour-17/record/MDalarm_20261127_173302.mp4';

const CAMERAS: readonly Call[] = [
  put('a camera lays a clip into the bucket', CLIP, 'local/demo/cameras/front-door.mp4'),
  put('and something else', 'patrolcams/Front Door/notes.txt', CSV),
  deliver('both are recorded', 'ClipsQueue', 'ClipsFunction', 2),
  ask('the cameras', 'listCameras', { sent: as('ivy'), body: () => ['Front Door'] }),
  ask('and what is known of them', 'listCameraDetails', { sent: as('ivy') }),
  ask('a user who is not a viewer is refused', 'listCameras', { sent: as('ada'), status: 403 }),
  ask('the last five of all', 'lastFive', { sent: as('ivy', () => ({ query: { num_results: '5' } })) }),
  ask('the last five of one', 'lastFiveOfCamera', {
    sent: as('ivy', () => ({ path: { camera: 'Front Door' } })),
  }),
  ask('the clips of a day', 'listClips', {
    sent: as('ivy', () => ({ query: { from: '2026-11-27T00:00:00Z', to: '2026-11-28T00:00:00Z' } })),
    body: () => ({ clips: [{ camera_name: 'Front Door', object_key: CLIP }] }),
  }),
  ask('the days of a month', 'listClipDays', { sent: as('ivy', () => ({ query: { month: '2026-11' } })) }),
  ask('the timeline', 'getClipTimeline', {
    sent: as('ivy', () => ({ query: { from: '2026-11-27T00:00:00Z', to: '2026-11-28T00:00:00Z' } })),
  }),
  ask('the files that are not clips', 'listSkippedFiles', { sent: as('admin') }),
  ask('one clip', 'getClip', { sent: as('ivy', () => ({ path: { clipId: clipId(CLIP) } })) }),
];

const song = { table: 'Music', artist: 'No One You Know', songtitle: 'Call Me Today' };
const music = (name: string, id: string, body: string | object, more: Record<string, string> = song): Call =>
  ask(name, id, { sent: withKey('musicKey', () => ({ headers: more })), body: () => body });

const MUSIC: readonly Call[] = [
  music('a table of songs is made', 'createMusicTable', 'Table created', { table: 'Music' }),
  music('a song is added', 'putMusicItem', 'Item added', { ...song, albumtitle: 'Somewhat Famous' }),
  music('and read', 'getMusicItem', { AlbumTitle: { S: 'Somewhat Famous' } }),
  music('its album changes', 'updateMusicItem', 'Item updated', { ...song, albumtitle: 'Famous' }),
  music('it is deleted', 'deleteMusicItem', 'Item deleted'),
  music('it is gone', 'getMusicItem', 'Item not found'),
  invoke('an event written by hand adds one', 'MusicFunction', 'music-item.json', { statusCode: 200 }),
  music('the table is deleted', 'deleteMusicTable', 'Table deleted', { table: 'Music' }),
];

const manage = (name: string, operation: string, payload: unknown, body: object): Call =>
  ask(name, 'manageTable', {
    sent: withKey('managerKey', () => ({ body: { operation, tableName: 'lambda-apigateway', payload } })),
    body: () => body,
  });

const MANAGER: readonly Call[] = [
  manage('an item is created', 'create', { Item: { id: '1', name: 'Bob' } }, {}),
  manage('read', 'read', { Key: { id: '1' } }, { Item: { id: '1', name: 'Bob' } }),
  manage(
    'updated',
    'update',
    {
      Key: { id: '1' },
      UpdateExpression: 'SET #name = :name',
      ExpressionAttributeNames: { '#name': 'name' },
      ExpressionAttributeValues: { ':name': 'Bo' },
    },
    {},
  ),
  manage(
    'queried',
    'query',
    { KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': '1' } },
    { Items: [{ id: '1', name: 'Bo' }] },
  ),
  manage('listed', 'list', {}, { Items: [{ id: '1', name: 'Bo' }] }),
  manage('deleted', 'delete', { Key: { id: '1' } }, {}),
  ask('an admin needs no key', 'manageTableAsAdmin', {
    sent: as('admin', () => ({ body: { operation: 'ping' } })),
    body: () => 'pong',
  }),
  invoke('an event written by hand is answered', 'ManagerFunction', 'manager.json', {
    somekey1: 'somevalue1',
  }),
];

const ENDINGS: readonly Call[] = [
  ask('a user asks for another address', 'changeEmail', {
    sent: as('ada', () => ({ body: { email: 'ada@example.org' } })),
    status: 202,
  }),
  ask('a wrong code proves nothing', 'confirmEmail', {
    sent: as('ada', () => ({ body: { code: '000000' } })),
    status: 400,
  }),
  ask('a password is changed', 'changePassword', {
    sent: as('ada', () => ({ body: { oldPassword: ADA.password, newPassword: 'another password' } })),
    keep: (body) => ({ ada: field(body, 'token'), refresh: field(body, 'refreshToken') }),
  }),
  ask('a session ends', 'signOut', {
    sent: as('ada', ({ refresh }) => ({ body: { refreshToken: refresh } })),
  }),
  ask('and its token with it', 'changeEmail', {
    sent: as('ada', () => ({ body: { email: 'ada@example.net' } })),
    status: 401,
  }),
  ask('all sessions end', 'endSessions', { sent: as('ivy') }),
  ask('a user who forgot their password gets a code by e-mail', 'forgotPassword', {
    sent: () => ({ body: { username: 'ivy' } }),
  }),
  ask('a wrong code resets nothing', 'resetPassword', {
    sent: () => ({ body: { username: 'ivy', code: '000000', newPassword: 'a third password' } }),
    status: 400,
  }),
  invoke('the reconciler fails in nothing', 'UsersReconcileFunction', 'users-reconcile.json', { failed: 0 }),
  {
    name: 'ImagesForgetFunction: the images of a user who is deleted are forgotten',
    async run({ aws, invoke: run }, { ada = '' }) {
      const { sub } = json(JSON.parse(Buffer.from(ada.split('.')[1] ?? '', 'base64url').toString()));
      const answer = await run('ImagesForgetFunction', { sub });
      expect(answer).toEqual({ done: true });
      // moto runs no function: it answers with this when the deletion invokes it.
      await fetch(`${aws.emulator.endpoint}/moto-api/static/lambda-simple/response`, {
        method: 'POST',
        body: JSON.stringify({ results: [JSON.stringify(answer)], region: aws.emulator.region }),
      });
    },
  },
  ask('an admin deletes a user', 'deleteUser', {
    sent: as('admin', () => ({ path: { username: 'ada' } })),
    status: 202,
  }),
  deliver('the deleted user is forgotten', 'UsersQueue', 'UsersWorkFunction'),
  ask('and is gone', 'getUser', { sent: as('admin', () => ({ path: { username: 'ada' } })), status: 404 }),
  ask('the admin signs in again', 'signIn', {
    sent: () => ({ body: ADMIN }),
    status: 201,
    keep: (body) => ({ admin: field(body, 'token') }),
  }),
  ask('the last admin stays', 'deleteMe', { sent: as('admin'), status: 409 }),
  ask('everything was recorded', 'listAudit', { sent: as('admin', () => ({ query: { user: 'ada' } })) }),
];

/** All calls, in their order. */
export const CALLS: readonly Call[] = [
  ...ACCOUNTS,
  ...KEYS,
  ...PERMITS,
  ...IMAGES,
  ...CAMERAS,
  ...MUSIC,
  ...MANAGER,
  ...ENDINGS,
];
