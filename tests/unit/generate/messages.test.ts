import { describe, expect, test } from '@jest/globals';
import { messagesOf } from '../../../generate/messages.ts';

const contract = {
  schemas: {
    Colour: { type: 'object', properties: { shade: { $ref: '#/components/schemas/Shade' } } },
    Shade: { type: 'object', properties: { of: { $ref: '#/components/schemas/Colour' } } },
    Taste: { type: 'string' },
  },
};
const object = (properties: object) => ({ type: 'object', properties });
const messages = (schemas: object) => messagesOf(JSON.stringify({ components: { schemas } }), contract);
const ours = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const theirs = (name: string) => ({ $ref: `../../openapi.yaml#/components/schemas/${name}` });

describe('messages', () => {
  test('are the schemas that no other refers to', () =>
    expect(
      messages({ Paint: object({ part: ours('Part') }), Part: object({}), Wash: object({}) }).sent,
    ).toEqual(['Paint', 'Wash']));

  test('come with the schemas of the contract that they need, and no more', () =>
    expect(messages({ Paint: object({ colours: { items: theirs('Colour') } }) }).schemas).toEqual({
      Paint: object({ colours: { items: ours('Colour') } }),
      Colour: contract.schemas.Colour,
      Shade: contract.schemas.Shade,
    }));

  test('refer inside one document, in lists, too, and hold null where it is meant', () =>
    expect(
      messages({ Paint: object({ a: { oneOf: [theirs('Taste'), { enum: ['a', null] }] } }) }).schemas,
    ).toEqual({
      Paint: object({ a: { oneOf: [ours('Taste'), { enum: ['a', null] }] } }),
      Taste: contract.schemas.Taste,
    }));

  test.each<[string, object, string]>([
    ['refer to what the contract has not', { Paint: object({ a: theirs('Size') }) }, 'Size'],
    ['take a name of the contract', { Taste: object({}) }, 'Taste is a schema of openapi.yaml'],
    ['need not be objects', { Paint: { oneOf: [ours('Part')] }, Part: object({}) }, 'Paint must be of type'],
  ])('that %s are refused', (_what, schemas, says) => expect(() => messages(schemas)).toThrow(says));
});
