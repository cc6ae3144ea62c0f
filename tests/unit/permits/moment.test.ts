import { describe, expect, test } from '@jest/globals';
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
  ['its last moment, which is rounded up', 2958465.9999999999, '1900', undefined],
  ['the last moment', '9999-12-31T23:59:59Z', '1900', at('9999-12-31T23:59:59')],
  ['the last moment, west of Greenwich', '9999-12-31T23:59:59-05:00', '1900', undefined],
  ['the first moment, east of Greenwich', '0000-01-01T00:00:00+05:00', '1900', undefined],
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
  ['a year of two digits', '12/21/16', '1900', at('2016-12-21T00:00:00')],
  ['the last year of this century', '12/21/49', '1900', at('2049-12-21T00:00:00')],
  ['the first year of the last one', '12/21/50', '1900', at('1950-12-21T00:00:00')],
  ['the year 0 in two digits', '1/1/00', '1900', at('2000-01-01T00:00:00')],
  ['a year of three digits', '12/21/016', '1900', undefined],
  ['year, month, day', '2016/12/21', '1900', at('2016-12-21T00:00:00')],
  ['year, month, day at midnight', '2016/12/21 12:00:00 AM', '1900', at('2016-12-21T00:00:00')],
  ['year, month, day in the evening', '2016/12/21 11:59:58 PM', '1900', at('2016-12-21T23:59:58')],
  ['a year of two digits first', '16/12/21', '1900', undefined],
  ['a month by its name', '28-APR-15', '1900', at('2015-04-28T00:00:00')],
  ['a month by its name, in small letters', '1-dec-2016', '1900', at('2016-12-01T00:00:00')],
  ['a month by its name, with a time', '28-Apr-15 01:02 PM', '1900', at('2015-04-28T13:02:00')],
  ['an unknown month', '28-APX-15', '1900', undefined],
  ['31 April by its name', '31-APR-15', '1900', undefined],
  ['month and day the wrong way round', 'APR-28-15', '1900', undefined],
  ['30 February', '2/30/2016', '1900', undefined],
  ['29 February of a leap year', '2/29/2016', '1900', at('2016-02-29T00:00:00')],
  ['29 February of another', '2/29/2015', '1900', undefined],
  ['ISO day', '2016-12-21', '1900', at('2016-12-21T00:00:00')],
  ['ISO with microseconds', '2016-12-21T01:02:03.123456', '1900', '2016-12-21T01:02:03.123456+0000'],
  ['ISO in UTC', '2016-12-21T01:02:03Z', '1900', at('2016-12-21T01:02:03')],
  ['ISO with an offset', '2016-12-20T16:00:00-08:00', '1900', at('2016-12-21T00:00:00')],
  ['half a day before the first', 0.5, '1900', undefined],
  ['noon of the day that never was', 60.5, '1900', undefined],
  ['noon of the day before it', 59.5, '1900', at('1900-02-28T12:00:00')],
  ['the last second', 2958465.99999, '1900', '9999-12-31T23:59:59.136000+0000'],
  ['the last day of the 1904 system', 2957003, '1904', at('9999-12-31T00:00:00')],
  ['beyond it', 2957004, '1904', undefined],
  ['the day before the 1904 system', -1, '1904', undefined],
  ['day 60 of the 1904 system', 60, '1904', at('1904-03-01T00:00:00')],
  ['a serial with a time as text', ' 42725.5 ', '1900', at('2016-12-21T12:00:00')],
  ['a serial with a quarter of a day as text', '42725.25', '1900', at('2016-12-21T06:00:00')],
  ['a serial as text of the 1904 system', '41263', '1904', at('2016-12-21T00:00:00')],
  ['four digits', '4272', '1900', undefined],
  ['six digits', '142725', '1900', undefined],
  ['five digits and a word', '42725x', '1900', undefined],
  ['a word and five digits', 'x42725', '1900', undefined],
  ['spaces around a date', ' 12/21/2016 ', '1900', at('2016-12-21T00:00:00')],
  ['a date inside a text', 'on 12/21/2016', '1900', undefined],
  ['a date before a text', '12/21/2016 or so', '1900', undefined],
  ['noon in halves of the day', '12/21/2016 12:00 PM', '1900', at('2016-12-21T12:00:00')],
  ['one in the afternoon', '12/21/2016 1:05pm', '1900', at('2016-12-21T13:05:00')],
  ['one in the morning', '12/21/2016 1:05 am', '1900', at('2016-12-21T01:05:00')],
  ['0 o’clock in the morning', '12/21/2016 0:05 AM', '1900', undefined],
  ['a time of 24 hours', '12/21/2016 13:02', '1900', at('2016-12-21T13:02:00')],
  ['the last second of a day', '12/21/2016 23:59:59', '1900', at('2016-12-21T23:59:59')],
  ['24 o’clock', '12/21/2016 24:00', '1900', undefined],
  ['minute 60', '12/21/2016 12:60', '1900', undefined],
  ['second 60', '12/21/2016 12:00:60', '1900', undefined],
  ['31 June', '6/31/2016', '1900', undefined],
  ['month 0', '0/21/2016', '1900', undefined],
  ['month 13', '13/1/2016', '1900', undefined],
  ['the year 99', '12/21/0099', '1900', undefined],
  ['ISO with a space', '2016-12-21 01:02', '1900', at('2016-12-21T01:02:00')],
  ['ISO in small letters', '2016-12-21t01:02:03z', '1900', at('2016-12-21T01:02:03')],
  ['ISO with tenths', '2016-12-21T01:02:03.5', '1900', '2016-12-21T01:02:03.500000+0000'],
  [
    'ISO with more than microseconds',
    '2016-12-21T01:02:03.123456789',
    '1900',
    '2016-12-21T01:02:03.123456+0000',
  ],
  ['ISO ahead of UTC, without a colon', '2016-12-21T05:30:00+0530', '1900', at('2016-12-21T00:00:00')],
  ['ISO behind UTC by half an hour', '2016-12-21T00:00:00-00:30', '1900', at('2016-12-21T00:30:00')],
  ['an ISO day that does not exist', '2016-02-30', '1900', undefined],
  ['an ISO hour that does not exist', '2016-12-21T24:00:00', '1900', undefined],
  ['ISO and more', '2016-12-21T01:02:03Z!', '1900', undefined],
  ['more and ISO', '!2016-12-21', '1900', undefined],
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

describe('a day', () => {
  const two = (value: number) => String(value).padStart(2, '0');
  const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
  const WAYS: Readonly<Record<string, (y: number, m: number, d: number) => Cell>> = {
    'MM/DD/YYYY': (y, m, d) => `${two(m)}/${two(d)}/${y}`,
    'M/D/YY': (y, m, d) => `${m}/${d}/${two(y % 100)}`,
    'MM/DD/YYYY with a time': (y, m, d) => `${two(m)}/${two(d)}/${y} 12:00:00 AM`,
    'YYYY/MM/DD with a time': (y, m, d) => `${y}/${two(m)}/${two(d)} 12:00:00 AM`,
    'YYYY-MM-DD': (y, m, d) => `${y}-${two(m)}-${two(d)}`,
    'ISO 8601': (y, m, d) => `${y}-${two(m)}-${two(d)}T00:00:00.000`,
    'DD-MON-YY': (y, m, d) => `${two(d)}-${MONTHS[m - 1] ?? ''}-${two(y % 100)}`,
    'DD-Mon-YYYY': (y, m, d) => `${d}-${(MONTHS[m - 1] ?? '').toLowerCase()}-${y}`,
    'a serial': (y, m, d) => Date.UTC(y, m - 1, d) / 86_400_000 + 25_569,
    'a serial as text': (y, m, d) => String(Date.UTC(y, m - 1, d) / 86_400_000 + 25_569),
  };
  test.each(Object.entries(WAYS))('written as %s is that day', (_way, written) => {
    const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        const cell = written(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
        expect(momentOf(cell, '1900')).toBe(`${iso}T00:00:00.000000+0000`);
      }),
    );
  });
});
