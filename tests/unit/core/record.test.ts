import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { flag, list, map, number, oneOf, optional, record, text } from '../../../core/aws/record.ts';

const tags = record({ name: text, sure: number });
const things = record({
  name: text,
  size: number,
  isNew: flag,
  state: oneOf(['open', 'shut']),
  tags: list(map(tags)),
  note: optional(text),
});
type Thing = ReturnType<typeof things.read>;

const THING: Thing = { name: 'a', size: 1, isNew: false, state: 'open', tags: [{ name: 'b', sure: 0.5 }] };
const ITEM = {
  name: { S: 'a' },
  size: { N: '1' },
  isNew: { BOOL: false },
  state: { S: 'open' },
  tags: { L: [{ M: { name: { S: 'b' }, sure: { N: '0.5' } } }] },
};

test('a thing is written with one attribute a field, and without those that are undefined', () => {
  expect(things.write(THING)).toEqual(ITEM);
  expect(things.write({ ...THING, note: 'c' })).toEqual({ ...ITEM, note: { S: 'c' } });
});

test('what is written is read as it was', () =>
  fc.assert(
    fc.property(
      fc.record<Thing>(
        {
          name: fc.string(),
          size: fc.double({ noNaN: true, noDefaultInfinity: true }).map((size) => size + 0),
          isNew: fc.boolean(),
          state: fc.constantFrom('open', 'shut'),
          tags: fc.array(fc.record({ name: fc.string(), sure: fc.integer() })),
          note: fc.string(),
        },
        { requiredKeys: ['name', 'size', 'isNew', 'state', 'tags'] },
      ),
      (thing) => expect(things.read(things.write(thing))).toEqual(thing),
    ),
  ));

test('attributes that the record does not name are passed over', () =>
  expect(things.read({ ...ITEM, pk: { S: 'x' } })).toEqual(THING));

describe('an item is refused, by the name of the attribute,', () => {
  test.each([
    ['that lacks a text', 'name', undefined],
    ['whose text is a number', 'name', { N: '1' }],
    ['whose number is a text', 'size', { S: '1' }],
    ['whose number is none', 'size', { N: 'many' }],
    ['whose flag is a text', 'isNew', { S: 'true' }],
    ['whose text is none of those that are known', 'state', { S: 'ajar' }],
    ['whose list is a text', 'tags', { S: 'b' }],
    ['whose list holds something else', 'tags', { L: [{ S: 'b' }] }],
    ['whose optional text is a number', 'note', { N: '1' }],
  ])('%s', (_name, attribute, value) => {
    const { [attribute]: _old, ...rest } = ITEM as Record<string, object>;
    const item = value === undefined ? rest : { ...rest, [attribute]: value };
    expect(() => things.read(item as never)).toThrow(`lacks ${attribute}`);
  });

  test('whose list holds a thing that lacks one', () =>
    expect(() => things.read({ ...ITEM, tags: { L: [{ M: { name: { S: 'b' } } }] } })).toThrow('lacks sure'));
});
