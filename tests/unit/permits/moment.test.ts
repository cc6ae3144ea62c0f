import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { momentOf } from '../../../systems/permits/row/moment.ts';
import type { Cell, DateSystem } from '../../../systems/permits/report/sheet.ts';

const at = (text: string) => `${text}.000000+0000`;

test.each<[string, Cell, DateSystem, string | undefined]>([
  ['a serial of the 1900 system', 42725, '1900', at('2016-12-21T00:00:00')],
  ['its first day', 1, '1900', at('1900-01-01T00:00:00')],
  ['the day before the one that never was', 59, '1900', at('1900-02-28T00:00:00')],
  ['29 February 1900, which never was', 60, '1900', undefined],
  ['the day after it', 61, '1900', at('1900-03-01T00:00:00')],
  ['the last day', 2958465, '1900', at('9999-12-31T00:00:00')],
  ['beyond it', 2958466, '1900', undefined],
  ['day 0', 0, '1900', undefined],
  ['a negative serial', -1, '1900', undefined],
  ['a serial with a time', 42725.5, '1900', at('2016-12-21T12:00:00')],
  ['a time that is not exact in binary', 42725.43721064815, '1900', at('2016-12-21T10:29:35')],
  ['a serial of the 1904 system', 41263, '1904', at('2016-12-21T00:00:00')],
  ['day 0 of the 1904 system', 0, '1904', at('1904-01-01T00:00:00')],
  ['a serial as text', '42725', '1900', at('2016-12-21T00:00:00')],
  ['month, day, year', '12/21/2016', '1900', at('2016-12-21T00:00:00')],
  ['without zeros', '1/2/2016', '1900', at('2016-01-02T00:00:00')],
  ['with a time', '12/21/2016 01:02:03 PM', '1900', at('2016-12-21T13:02:03')],
  ['midnight in halves of the day', '12/21/2016 12:00 AM', '1900', at('2016-12-21T00:00:00')],
  ['13 o’clock in the afternoon', '12/21/2016 13:00 PM', '1900', undefined],
  ['day, month, year', '21/12/2016', '1900', undefined],
  ['a year of two digits', '12/21/16', '1900', undefined],
  ['30 February', '2/30/2016', '1900', undefined],
  ['29 February of a leap year', '2/29/2016', '1900', at('2016-02-29T00:00:00')],
  ['29 February of another', '2/29/2015', '1900', undefined],
  ['ISO day', '2016-12-21', '1900', at('2016-12-21T00:00:00')],
  ['ISO with microseconds', '2016-12-21T01:02:03.123456', '1900', '2016-12-21T01:02:03.123456+0000'],
  ['ISO in UTC', '2016-12-21T01:02:03Z', '1900', at('2016-12-21T01:02:03')],
  ['ISO with an offset', '2016-12-20T16:00:00-08:00', '1900', at('2016-12-21T00:00:00')],
  ['nothing', null, '1900', ''],
  ['spaces', ' ', '1900', ''],
  ['words', 'soon', '1900', undefined],
  ['a formula error', '#VALUE!', '1900', undefined],
  ['a truth value', false, '1900', undefined],
  ['not a number', NaN, '1900', undefined],
])('%s', (_name, cell, system, want) => expect(momentOf(cell, system)).toBe(want));

test('the 1904 system is 1,462 days behind', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1462, max: 2958465 }), (serial) =>
      expect(momentOf(serial - 1462, '1904')).toBe(momentOf(serial, '1900')),
    ),
  );
});
