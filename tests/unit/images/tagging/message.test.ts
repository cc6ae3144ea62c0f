import { describe, expect, test } from '@jest/globals';
import { backoffS, deliveryOf, workOf } from '../../../../systems/images/tagging/message.ts';
import { deliveries, seconds, share } from '../../../../systems/images/tagging/settings.ts';

const sub = '6f0c2d6e-0000-4000-8000-000000000001';
const id = '019aa5c2-7c1f-7b3a-9d0e-5a1b2c3d4e5f';
const retag = (fields: object): string => JSON.stringify({ kind: 'retag', sub, id, ...fields });

describe('a message', () => {
  test.each([
    ['may ask for an image once more', retag({}), { sub, id, again: true }],
    ['may ask for an image', retag({ kind: 'tag' }), { sub, id, again: false }],
  ])('%s', (_name, body, want) => expect(workOf(body)).toEqual(want));

  test.each([
    ['no JSON', 'retag'],
    ['no object', '"retag"'],
    ['another kind', retag({ kind: 'delete' })],
    ['no id', retag({ id: undefined })],
    ['an id that is none', retag({ id: '../x' })],
    ['a sub that is none', retag({ sub: `${sub}/x` })],
    ['no text', retag({ sub: 7 })],
    ['a misspelt field', retag({ again: true })],
    ['nothing but a kind', '{"kind":"retag"}'],
    ['an event of S3', '{"Records":[]}'],
  ])('with %s is refused, and not quoted', (_name, body) => {
    expect(() => workOf(body)).toThrow(
      /^the message is no work of this queue: (?!.*(?:delete|\.\.|6f0c2d6e))/,
    );
  });
});

describe('a delivery', () => {
  test.each([
    ['1', { count: 1, isLast: false }],
    ['9', { count: 9, isLast: false }],
    ['10', { count: 10, isLast: true }],
    ['11', { count: 11, isLast: true }],
    ['', { count: 1, isLast: false }],
  ])('of number %p of ten is %p', (received, want) => expect(deliveryOf(received, 10)).toEqual(want));

  test.each([
    ['1', 2],
    ['2', 4],
    ['5', 32],
    ['10', 900],
    ['4000', 900],
    ['', 2],
  ])('of number %p that failed is followed by the next after %i seconds', (received, want) =>
    expect(backoffS(deliveryOf(received, 10))).toBe(want),
  );

  test('that failed is followed by the next after what is set at the longest', () =>
    expect(backoffS(deliveryOf('9', 10), 2)).toBe(2));
});

describe('a setting', () => {
  test.each([
    ['0', 0],
    ['1', 1],
    ['0.9', 0.9],
    ['.5', 0.5],
    ['1.00', 1],
  ])('%s is a share', (text, want) => expect(share(text)).toBe(want));

  test.each(['', '1.1', '-0.1', '90%', '0,9', 'NaN', '1e-1', '0x1', '1.'])('%p is none', (text) =>
    expect(() => share(text)).toThrow('must be a number from 0 to 1'),
  );

  test.each([
    ['1', 1],
    ['43200', 43_200],
  ])('%s is a time in seconds', (text, want) => expect(seconds(text)).toBe(want));

  test.each(['0', '43201', '1.5', '-1', '', ' 1'])('%p is none in seconds', (text) =>
    expect(() => seconds(text)).toThrow('must be whole seconds from 1 to 43200'),
  );

  test.each([
    ['1', 1],
    ['1000', 1_000],
  ])('%s is a number of deliveries', (text, want) => expect(deliveries(text)).toBe(want));

  test.each(['0', '1001', '1.5', '-1', '', ' 1'])('%p is none of deliveries', (text) =>
    expect(() => deliveries(text)).toThrow('must be a whole number from 1 to 1000'),
  );
});
