import { describe, expect, test } from '@jest/globals';
import { json, list } from '../../core/json.ts';
import {
  LEASE_MS,
  FORGET_WAIT_MS,
  GRACE_MS,
  RESERVE_MS,
  RETRY_S,
} from '../../systems/accounts/work/times.ts';
import { MOST_MS as CHANGING_MS } from '../../systems/images/library/many.ts';
import { MOST_MS } from '../../systems/permits/search/page.ts';
import { readProject } from './template/project.ts';

const { resources } = readProject().template;
const propertiesOf = (id: string) => json(json(resources[id])['Properties']);
const seconds = (id: string, name = 'Timeout'): number => Number(propertiesOf(id)[name]);

const worker = propertiesOf('UsersWorkFunction');
const source = json(json(json(worker['Events'])['Queue'])['Properties']);
const [forget, work, hides] = [
  seconds('ImagesForgetFunction'),
  seconds('UsersWorkFunction'),
  seconds('UsersQueue', 'VisibilityTimeout'),
];

describe('in the template', () => {
  test.each([
    ['a system’s function ends while it is waited for', forget, FORGET_WAIT_MS / 1000],
    ['it is not waited for longer than a message may take', FORGET_WAIT_MS / 1000, RESERVE_MS / 1000],
    ['a message takes less than the whole time of its worker', RESERVE_MS / 1000, work],
    ['an invitation is leased for longer than its worker may run', work, LEASE_MS / 1000],
    ['a lease ends before the message that failed comes again', LEASE_MS / 1000, RETRY_S],
    ['what failed comes again before what was cut', RETRY_S, hides],
    ['a worker that was cut has ended long before its message comes again', 6 * work - 1, hides],
    [
      'a search has ended, with the reads that have begun, before its function is cut',
      MOST_MS / 1000 + 5,
      seconds('PermitsFunction'),
    ],
    [
      'a change of many images has ended, with the images that have begun, before its function is cut',
      CHANGING_MS / 1000 + 10,
      seconds('ImagesFunction'),
    ],
    ['a deletion that goes on is not taken for one that does not', work + RETRY_S, GRACE_MS / 1000],
  ])('%s', (_what, less, more) => expect(less).toBeLessThan(more));

  test('a message has its worker for itself, which has time for just one', () =>
    expect(source['BatchSize']).toBe(1));

  test('AWS does not cut the loop of a deletion that goes on', () =>
    expect(worker['RecursiveLoop']).toBe('Allow'));

  test('a function that may send to the queue that feeds it says that it means to', () => {
    const statements = list(propertiesOf('UsersWorkRole')['Policies']).flatMap((policy) =>
      list(json(json(policy)['PolicyDocument'])['Statement']).map(json),
    );
    const sends = statements.filter(({ Action }) => [Action].flat().includes('sqs:SendMessage'));
    expect(sends.map(({ Resource }) => Resource)).toEqual([source['Queue']]);
  });
});
