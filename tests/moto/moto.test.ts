import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isJson } from '../../core/json.ts';
import { type Application, OPERATIONS } from './application.ts';
import { CALLS } from './calls.ts';
import { ANSWERS, PROPERTIES, TYPES } from './gaps.ts';
import { LOOKS, SHOWN } from './looks.ts';
import { MAKES } from './makes.ts';
import { SETS } from './sets.ts';
import { startWorld } from './world.ts';

const { stack, known, use, stop } = await startWorld();
afterAll(stop);

/** CloudFormation takes `'5'` for 5. */
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!isJson(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
};

const differs = (seen: unknown, wanted: unknown): boolean => {
  try {
    expect({ seen: plain(seen) }).toMatchObject({ seen: plain(wanted) });
    return false;
  } catch {
    return true;
  }
};

const propertiesOf = ({ type, wanted }: (typeof stack.made)[number]) =>
  Object.entries(wanted).map(([property, value]) => {
    const key = `${type} ${property}`;
    return { key, property, value: SHOWN[key]?.(value) ?? value };
  });

describe('the template', () => {
  test.each(stack.made.map((made) => [made.name, made] as const))(
    '%s is made as the template says',
    async (_name, made) => {
      const { type, id, wanted } = made;
      expect(id).not.toBe('');
      const seen = (await LOOKS[type]?.(stack.aws, id, wanted)) ?? {};
      if (!(type in LOOKS)) return;
      for (const { key, property, value } of propertiesOf(made))
        if (key in SETS || !(key in PROPERTIES))
          expect({ [property]: plain(seen[property]) }).toMatchObject({ [property]: plain(value) });
    },
  );

  test('moto’s CloudFormation makes all types but those that are named', () => {
    const lacking = new Set(stack.types.filter((type) => !known.has(type)));
    expect(Object.keys(TYPES).sort()).toEqual([...lacking].sort());
    expect(Object.keys(TYPES)).toEqual(expect.arrayContaining(Object.keys(MAKES)));
  });

  test('it drops all properties that are named', () => {
    const dropped = stack.made.flatMap((made) =>
      propertiesOf(made)
        .filter(({ property, value }) => differs(made.before[property], value))
        .map(({ key }) => key),
    );
    expect(Object.keys(PROPERTIES).filter((key) => !dropped.includes(key))).toEqual([]);
    expect(Object.keys(PROPERTIES)).toEqual(expect.arrayContaining(Object.keys(SETS)));
  });
});

describe('the functions', () => {
  let app: Application;
  const kept = {};
  beforeAll(async () => {
    app = await use();
  });

  for (const { name, run } of CALLS) (name in ANSWERS ? test.failing : test)(name, () => run(app, kept));

  test('every gap is of a call', () => {
    expect(Object.keys(ANSWERS).filter((gap) => !CALLS.some(({ name }) => name === gap))).toEqual([]);
  });

  test('every function and every operation was called', () => {
    const functions = stack.made.filter(({ type }) => type === 'AWS::Lambda::Function');
    expect(functions.map(({ name }) => name).filter((name) => !app.called.has(name))).toEqual([]);
    expect(OPERATIONS.filter((id) => !app.called.has(id))).toEqual([]);
  });
});
