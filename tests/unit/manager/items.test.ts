import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Failure } from '../../../core/errors.ts';
import { type Exact, exactOf, textOf } from '../../../systems/manager/exact/exact.ts';
import type { Attribute, Stored } from '../../../systems/manager/items/attribute.ts';
import { placeOf } from '../../../systems/manager/items/place.ts';
import { fromPlain, toPlain } from '../../../systems/manager/items/plain.ts';
import { fromTyped, toTyped } from '../../../systems/manager/items/typed.ts';

const AT = placeOf('payload.Item.a');
const FORMS = {
  plain: { read: fromPlain, write: toPlain },
  dynamodb: { read: fromTyped, write: toTyped },
};

/** Names that JavaScript, the library or the wrap could take for something else. */
const names = fc.oneof(
  fc.constantFrom('$dynamodb', '__proto__', 'constructor', 'toJSON', 'isLosslessNumber', 'value', 'S', ''),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
);
const texts = fc.oneof(names, fc.string({ unit: 'grapheme' }));
const numbers = fc.oneof(
  fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }).map(String),
  fc.tuple(fc.integer(), fc.stringMatching(/^\d{1,27}$/)).map(([whole, part]) => `${String(whole)}.${part}`),
  fc.tuple(fc.integer(), fc.integer({ min: -130, max: 125 })).map(([n, e]) => `${String(n)}e${String(e)}`),
  fc.constantFrom('.5', '+1', '1.', '007', '1.10', '-0', '0E+3'),
);
const bytes = fc.uint8Array({ maxLength: 9 }).map((one) => Buffer.from(one));
const { attribute } = fc.letrec<{ attribute: Attribute; map: Record<string, Attribute> }>((tie) => ({
  attribute: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    texts.map((S) => ({ S })),
    numbers.map((N) => ({ N })),
    fc.boolean().map((BOOL) => ({ BOOL })),
    fc.constant({ NULL: true } as const),
    bytes.map((B) => ({ B })),
    fc.array(texts, { maxLength: 3 }).map((SS) => ({ SS })),
    fc.array(numbers, { maxLength: 3 }).map((NS) => ({ NS })),
    fc.array(bytes, { maxLength: 3 }).map((BS) => ({ BS })),
    fc.array(tie('attribute'), { maxLength: 3 }).map((L) => ({ L })),
    tie('map').map((M) => ({ M })),
  ),
  map: fc
    .array(fc.tuple(names, tie('attribute')), { maxLength: 3 })
    .map((pairs) => Object.fromEntries(pairs)),
}));

describe.each(Object.entries(FORMS))('the form %s', (_name, { read, write }) => {
  test('means each value of DynamoDB, and comes back as the same one', () =>
    fc.assert(
      fc.property(attribute, (value) => {
        const text = textOf(write(value));
        expect(isDeepStrictEqual(read(exactOf(text), AT), value)).toBe(true);
      }),
    ));

  test('has one way to write each value', () =>
    fc.assert(
      fc.property(
        // Values of the form, and text that may not be JSON.
        fc.oneof(
          attribute.map((value) => textOf(write(value as Stored))),
          fc.json({ maxDepth: 4 }),
        ),
        (text) => {
          let value: Attribute;
          let sent: Exact;
          try {
            sent = exactOf(text);
            value = read(sent, AT);
          } catch (error) {
            if (error instanceof Failure) return;
            throw error;
          }
          expect(textOf(write(value as Stored))).toBe(textOf(sent));
        },
      ),
    ));
});

describe('plain JSON', () => {
  test.each([
    ['"a"', { S: 'a' }],
    ['1.10', { N: '1.10' }],
    ['null', { NULL: true }],
    ['[]', { L: [] }],
    ['{"S":"a"}', { M: { S: { S: 'a' } } }],
    ['{"$dynamodb":{"SS":["a"]}}', { SS: ['a'] }],
    ['{"$dynamodb":{"B":"AAE="}}', { B: Buffer.from([0, 1]) }],
    ['{"$dynamodb":{"M":{"$dynamodb":{"N":"1"}}}}', { M: { $dynamodb: { N: '1' } } }],
    ['{"$dynamodb":1,"more":2}', { M: { $dynamodb: { N: '1' }, more: { N: '2' } } }],
  ])('%s', (text, value) => expect(fromPlain(exactOf(text), AT)).toEqual(value));

  test.each([
    ['{"$dynamodb":{"S":"a"}}', 'must be written without $dynamodb'],
    ['{"$dynamodb":{"M":{"a":{"S":"a"}}}}', 'must be written without $dynamodb'],
    ['{"$dynamodb":1}', 'must be an object with one of the fields S, N'],
    ['{"$dynamodb":{"SS":["a"],"NS":["1"]}}', 'must be an object with one of the fields'],
    ['{"$dynamodb":{"__proto__":["a"]}}', 'must be an object with one of the fields'],
    ['{"$dynamodb":{"SS":"a"}}', 'payload.Item.a.$dynamodb.SS must be a list'],
    ['{"$dynamodb":{"SS":[1]}}', 'SS.0 must be a string'],
    ['{"$dynamodb":{"B":"AAF="}}', 'must be base64'],
    ['{"$dynamodb":{"B":"-"}}', 'must be base64'],
  ])('%s is refused', (text, says) => expect(() => fromPlain(exactOf(text), AT)).toThrow(says));
});

test.each([
  ['{"N":1}', 'N must be a string'],
  ['{"BOOL":"true"}', 'BOOL must be true or false'],
  ['{"NULL":false}', 'NULL must be true'],
  ['{"L":{}}', 'L must be a list'],
  ['{"M":[]}', 'M must be an object'],
  ['"a"', 'must be an object with one of the fields'],
])('in DynamoDB’s types, %s is refused', (text, says) =>
  expect(() => fromTyped(exactOf(text), AT)).toThrow(says),
);

describe('an attribute', () => {
  const nested = (levels: number): Attribute =>
    Array.from({ length: levels }).reduce<Attribute>((inner) => ({ L: [inner] }), { SS: ['a'] });
  const maps = (levels: number): Attribute =>
    Array.from({ length: levels }).reduce<Attribute>((inner) => ({ M: { $dynamodb: inner } }), { SS: ['a'] });
  /** As deep as in a body. */
  const sent = (text: string) =>
    exactOf(`{"payload":{"Item":{"a":${text}}}}`) as { payload: { Item: { a: Exact } } };

  test.each(
    Object.entries(FORMS).flatMap(([name, form]) => [
      [name, 'lists', form, nested] as const,
      [name, 'maps', form, maps] as const,
    ]),
  )('in the form %s may have 32 levels of %s, and no more', (_form, _kind, { read, write }, made) => {
    const kept = sent(textOf(write(made(32)))).payload.Item.a;
    expect(read(kept, AT)).toEqual(made(32));
    expect(() => read(sent(textOf(write(made(33) as Stored))).payload.Item.a, AT)).toThrow(
      /deeper than 32 levels/,
    );
  });
});
