import { expect, test } from '@jest/globals';
import { resolve, type Scope } from '../../../local/intrinsics.ts';

const scope: Scope = {
  refs: new Map([
    ['ConsoleOrigin', 'http://127.0.0.1:3000'],
    ['AWS::Region', 'us-west-2'],
    ['Protect', 'true'],
  ]),
  conditions: {
    Protected: { 'Fn::Equals': [{ Ref: 'Protect' }, 'true'] },
    Open: { 'Fn::Not': [{ Condition: 'Protected' }] },
  },
};

test.each([
  ['plain values stay', { a: [1, true, 'x'] }, { a: [1, true, 'x'] }],
  ['Ref', { Ref: 'ConsoleOrigin' }, 'http://127.0.0.1:3000'],
  ['Fn::Sub', { 'Fn::Sub': "'${ConsoleOrigin}' in ${AWS::Region}" }, "'http://127.0.0.1:3000' in us-west-2"],
  ['Fn::Sub leaves ${!Literal}', { 'Fn::Sub': '${!Literal}' }, '${Literal}'],
  ['Fn::Sub with names of its own', { 'Fn::Sub': ['${Own}', { Own: { Ref: 'AWS::Region' } }] }, 'us-west-2'],
  ['Fn::If, true', { 'Fn::If': ['Protected', 1, 2] }, 1],
  ['Fn::If, false', { 'Fn::If': ['Open', 1, { Ref: 'AWS::Region' }] }, 'us-west-2'],
  ['Fn::And', { 'Fn::And': [{ Condition: 'Protected' }, { Condition: 'Open' }] }, false],
  ['Fn::Or', { 'Fn::Or': [{ Condition: 'Protected' }, { Condition: 'Open' }] }, true],
  ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] }, 'a-us-west-2'],
  ['Fn::Split', { 'Fn::Split': ['-', { Ref: 'AWS::Region' }] }, ['us', 'west', '2']],
  ['Fn::Select', { 'Fn::Select': [1, { 'Fn::Split': ['-', { Ref: 'AWS::Region' }] }] }, 'west'],
  ['AWS::NoValue leaves a property out', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
  ['AWS::NoValue leaves an item out', [{ Ref: 'AWS::NoValue' }, 1], [1]],
])('%s', (_name, value, want) => {
  expect(resolve(scope, value)).toEqual(want);
});

test.each([
  ['an unknown reference', { Ref: 'Nobody' }, 'Nobody'],
  ['an unknown intrinsic', { 'Fn::Cidr': [] }, 'Fn::Cidr'],
  ['an unknown condition', { 'Fn::If': ['Never', 1, 2] }, 'Never'],
  ['an item that a list does not have', { 'Fn::Select': [3, ['a', 'b']] }, '3'],
])('%s is refused by its name', (_name, value, name) => {
  expect(() => resolve(scope, value)).toThrow(name);
});
