import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Failure } from '../../../../core/errors.ts';
import { chosenColumns, chosenOf, COLUMNS } from '../../../../systems/permits/search/columns.ts';

test.each<[string, string | undefined, readonly string[]]>([
  ['nothing', undefined, COLUMNS],
  ['one name', 'status', ['status']],
  ['names in another order', 'load_date,address,status', ['status', 'address', 'load_date']],
  ['a name twice', 'lot,block,lot', ['block', 'lot']],
  ['names with blanks around them', ' lot ,\tblock', ['block', 'lot']],
])('%s chooses columns in their own order', (_name, fields, want) =>
  expect(chosenColumns(fields)).toEqual(want),
);

const faultOf = (fields: string) => {
  try {
    return chosenColumns(fields);
  } catch (error) {
    return error instanceof Failure ? { code: error.code, faults: error.faults } : error;
  }
};

test.each([
  ['an unknown name', 'status,colour', 'contains "colour", which is not a field'],
  ['a name in capitals', 'Status', 'contains "Status", which is not a field'],
  ['the name of what every object has', 'constructor', 'contains "constructor", which is not a field'],
  ['an empty name', 'status,,lot', 'contains an empty name'],
  ['a comma at the end', 'status,', 'contains an empty name'],
  ['no name', ' ', 'contains an empty name'],
  ['a long name', 'x'.repeat(10_000), `contains "${'x'.repeat(50)}", which is not a field`],
])('%s is refused with the names that there are', (_name, fields, fault) =>
  expect(faultOf(fields)).toEqual({
    code: 'RequestInvalid',
    faults: [{ in: 'query', name: 'fields', message: `${fault}: the fields are ${COLUMNS.join(', ')}` }],
  }),
);

test('any choice of names comes back in order, however it is written', () => {
  fc.assert(
    fc.property(fc.subarray([...COLUMNS], { minLength: 1 }), fc.infiniteStream(fc.nat()), (chosen, keys) => {
      // Prepare
      const shuffled = chosen
        .map((name) => [keys.next().value, name] as const)
        .sort(([one], [other]) => one - other)
        .map(([, name]) => name);

      // Act
      const columns = chosenColumns([...shuffled, ...chosen].join(' , '));

      // Assess
      expect(columns).toEqual(chosen);
    }),
  );
});

test('a permit is left with what is chosen, without what it does not have', () => {
  // Prepare
  const permit = { lot: '12', status: 'issued', block: '' };

  // Act
  const chosen = chosenOf(permit, ['status', 'address', 'block']);

  // Assess
  expect(JSON.stringify(chosen)).toBe('{"status":"issued","block":""}');
});
