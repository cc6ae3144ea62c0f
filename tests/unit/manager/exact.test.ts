import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { textOfEvent, valueOf } from '../../../systems/manager/exact/doubles.ts';
import { depthOf, exactOf, textOf } from '../../../systems/manager/exact/exact.ts';

describe('exact JSON', () => {
  test('is the JSON that was sent', () =>
    fc.assert(
      fc.property(fc.json(), (text) => expect(textOf(exactOf(text))).toBe(JSON.stringify(JSON.parse(text)))),
    ));

  test('keeps every digit', () =>
    expect(textOf(exactOf('[1.10, 12345678901234567890123456789012345678, 1E+2, -0]'))).toBe(
      '[1.10,12345678901234567890123456789012345678,1E+2,-0]',
    ));

  test.each([
    ['nothing', '', 'is not JSON'],
    ['more than one value', '1 2', 'is not JSON'],
    ['a list that is left open', '[1', 'is not JSON'],
    ['a text that is left open', '{"a', 'is not JSON'],
    ['a name in a list', '["a":1]', 'is not JSON'],
    ['a name with a wrong escape', '{"\\x":1}', 'is not JSON'],
    ['a number with a leading zero', '[01]', 'is not JSON'],
    ['a doubled name', '{"a":1,"b":{},"a":1}', 'contains the name "a" twice'],
    ['a doubled name after a list', '{"a":[],"a":1}', 'contains the name "a" twice'],
    [
      'a doubled name, of which 100 characters are shown,',
      `{"${'n'.repeat(101)}":1,"${'n'.repeat(101)}":1}`,
      `contains the name "${'n'.repeat(100)}" twice`,
    ],
    ['a doubled name, written otherwise', '{"a":1,"\\u0061" :2}', 'contains the name "a" twice'],
    ['a doubled __proto__', '{"__proto__":1,"__proto__":1}', 'contains the name "__proto__" twice'],
    ['half of a surrogate pair', '"\\udead"', 'half of a surrogate pair'],
    ['half of a surrogate pair in a name', '{"\\udead":1}', 'half of a surrogate pair'],
    ['a million levels', '['.repeat(1_000_000), 'nested deeper than 32 levels'],
    ['a million levels of objects', '{"a":'.repeat(1_000_000), 'nested deeper than 32 levels'],
  ])('refuses %s', (_name, text, says) => {
    const message: unknown = expect.stringContaining(says);
    const faults = [{ in: 'body', name: '', message }];
    expect(() => exactOf(text)).toThrow(expect.objectContaining({ code: 'RequestInvalid', message, faults }));
  });

  test.each([
    ['the same name in two objects', '[{"a":1},{"a":1},{"b":{"a":1},"a":1}]'],
    ['a value that is a name elsewhere', '{"a":"b","b":["a","b"]}'],
    ['brackets, colons and quotes in a text', `{"a":"${'[{\\":'.repeat(100)}"}`],
  ])('takes %s', (_name, text) => expect(textOf(exactOf(text))).toBe(text));

  test('counts its levels', () =>
    expect(['1', '[]', '{"a":[1,{"b":"c"}],"d":1.5}'].map((text) => depthOf(exactOf(text)))).toEqual([
      0, 1, 3,
    ]));
});

describe('a direct invocation', () => {
  test.each([
    ['an integer', 9_007_199_254_740_991],
    ['a decimal of 15 digits', 0.123456789012345],
    ['a negative one of 15 digits behind zeros', -0.00123456789012345],
    ['one of 15 digits with an exponent', 1.23456789012345e-300],
    ['a small one', 5e-324],
  ])('may send %s', (_name, number) => expect(JSON.parse(textOfEvent({ number }))).toEqual({ number }));

  test.each([
    ['an integer that may have been another', 2 ** 53],
    ['a round one that may have been another', Number('100000000000000000001')],
    ['a decimal that may have been another', 0.1 + 0.2],
    ['what was too large', Infinity],
  ])('may not send %s', (_name, number) =>
    expect(() => textOfEvent({ a: [number] })).toThrow(
      expect.objectContaining({ code: 'RequestInvalid', message: expect.stringContaining('more digits') }),
    ),
  );

  test('is answered in values that a double holds, and in no others', () => {
    expect(valueOf(exactOf('{"a":[1.50,null,"x",{"b":true}]}'))).toEqual({
      a: [1.5, null, 'x', { b: true }],
    });
    expect(() => valueOf(exactOf('[12345678901234567890]'))).toThrow('more digits');
  });
});
