import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { json, list, text } from '../../core/json.ts';
import { readAccountWork } from '../../core/messages/accounts.ts';
import { readForget } from '../../core/messages/forget.ts';
import { readTaggingWork } from '../../core/messages/tagging.ts';
import { imagesOf } from '../../systems/images/arriving/message.ts';

const eventIn = (file: string) => json(JSON.parse(readFileSync(`events/${file}`, 'utf8')));
/** The body of the one message of an event. */
const bodyIn = (file: string): string => text(json(list(eventIn(file)['Records'])[0])['body']);

describe('the sample of', () => {
  test.each([
    ['an invitation', readAccountWork(bodyIn('users-work-invite.json')), { kind: 'invite', username: 'ivy' }],
    ['a deletion', readAccountWork(bodyIn('users-work.json')), { kind: 'delete' }],
    ['an image to be tagged', readTaggingWork(bodyIn('tagging.json')), { kind: 'tag' }],
    ['an image to be tagged again', readTaggingWork(bodyIn('tagging-retag.json')), { kind: 'retag' }],
    ['a user to be forgotten', readForget(eventIn('images-forget.json')), { sub: expect.any(String) }],
  ])('%s is a message of ours', (_what, message, part) => expect(message).toMatchObject(part));

  test.each([
    ['a file that came', 'images-arrivals.json', 1],
    ['a queue that is tried', 'images-arrivals-test-event.json', 0],
  ])('%s is a message of S3', (_what, file, count) =>
    expect(imagesOf(bodyIn(file)).filter((image) => image !== undefined)).toHaveLength(count),
  );
});
