import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readTemplate } from './template/read.ts';

const SHARED = `
Resources:
  First:
    Properties: &first
      <<: &base { Kept: yes, Size: 1 }
      Size: 2
      List: &list [a, b]
  Whole: &whole { Type: T }
`;

test.each([
  ['an alias of a map', 'Second: *whole'],
  ['an alias of a list', 'Second: { List: *list }'],
  ['a merge, whose fields the own ones replace', 'Second: { <<: *first, Size: 3 }'],
  ['a merge after the own fields, which still win', 'Second: { Size: 3, <<: *first }'],
  ['merges of which the first wins', 'Second: { <<: [*base, *first] }'],
])('the reader of the template takes over %s', (_name, second) => {
  const source = `${SHARED}  ${second}\n`;
  const want = parse(source, { merge: true, maxAliasCount: -1 }) as { Resources: unknown };
  expect(readTemplate(source, () => '').resources).toEqual(want.Resources);
});

test('what a merge takes over keeps its intrinsics', () => {
  const source = `${SHARED}  A: &a { Arn: !GetAtt First.Arn }\n  B: { <<: *a }\n`;
  expect(readTemplate(source, () => '').resources['B']).toEqual({ Arn: { 'Fn::GetAtt': ['First', 'Arn'] } });
});
