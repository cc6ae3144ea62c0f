import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { takenMs, takenOf } from '../../../../systems/images/bytes/taken.ts';
import { firstPlaceAt, takenPlace } from '../../../../systems/images/image/taken-place.ts';
import { exif, type Field, OFFSET, ORIGINAL } from '../../../shared/picture-blocks.ts';
import { found, idOf } from '../arbitrary.ts';

const TIME = '2024:05:01 10:00:00';
const at = (time: string, offset?: string): Field[] => [
  [ORIGINAL, time],
  ...(offset === undefined ? [] : [[OFFSET, offset] as const]),
];

describe('the time in an Exif block', () => {
  test.each([
    ['has its zone', at(TIME, '+02:00'), '2024-05-01T10:00:00+02:00'],
    ['has a zone west of Greenwich', at(TIME, '-03:30'), '2024-05-01T10:00:00-03:30'],
    ['has no zone when the block has none', at(TIME), '2024-05-01T10:00:00'],
    ['has no zone when that is blank', at(TIME, '   :  '), '2024-05-01T10:00:00'],
    ['has no zone when that is impossible', at(TIME, '+24:00'), '2024-05-01T10:00:00'],
    ['has no zone when that is cut', at(TIME, '+02'), '2024-05-01T10:00:00'],
    ['may be on the last day of February', at('2024:02:29 23:59:59'), '2024-02-29T23:59:59'],
    ['may be that of the oldest photograph', at('1800:01:01 00:00:00'), '1800-01-01T00:00:00'],
    ['may be the last second of the last year', at('9999:12:31 23:59:59'), '9999-12-31T23:59:59'],
    ['is unknown when it is blank', at('    :  :     :  :  '), undefined],
    ['is unknown when it is zero', at('0000:00:00 00:00:00'), undefined],
    ['is unknown when the clock was never set', at('0001:01:01 00:00:00'), undefined],
    ['is unknown before the first photograph', at('1799:12:31 23:59:59'), undefined],
    ['is unknown on a day that is not', at('2023:02:29 10:00:00'), undefined],
    ['is unknown in a month that is not', at('2023:13:01 10:00:00'), undefined],
    ['is unknown in an hour that is not', at('2023:12:01 24:00:00'), undefined],
    ['is unknown in a second that is not', at('2023:12:01 10:00:60'), undefined],
    ['is unknown with other separators', at('2024-05-01T10:00:00'), undefined],
    ['is unknown when it is cut', at('2024:05:01'), undefined],
    ['is unknown after the last year', at('9999:12:31 23:59:59', '-01:00'), undefined],
    ['is unknown without its tag', [[OFFSET, '+02:00']] satisfies Field[], undefined],
  ])('%s', (_name, fields, want) => expect(takenOf(exif(fields))).toBe(want));

  test.each([
    ['of the other byte order', { isLittle: false }],
    ['without a mark, as in PNG', { mark: '' }],
    ['whose texts end without a NUL', { more: 0 }],
  ])('is read from a block %s', (_name, form) =>
    expect(takenOf(exif(at(TIME, '+02:00'), form))).toBe('2024-05-01T10:00:00+02:00'),
  );

  test.each([
    ['is empty', Buffer.alloc(0)],
    ['is no TIFF', Buffer.from('Exif\0\0PNG and more of it')],
    ['has it as another type', exif(at(TIME), { type: 7 })],
    ['says that its text is shorter than a time', exif(at(TIME), { more: -1 })],
    ['is cut before the end of its text', exif(at(TIME)).subarray(0, -10)],
    ['is cut before its text', exif(at(TIME)).subarray(0, -TIME.length - 2)],
  ])('is unknown in a block that %s', (_name, block) => expect(takenOf(block)).toBeUndefined());

  test('is never an error, however the block is cut and changed', () =>
    fc.assert(
      fc.property(
        fc.nat(120),
        fc.array(fc.tuple(fc.nat(120), fc.nat(255)), { maxLength: 6 }),
        (length, changes) => {
          const block = Buffer.from(exif(at(TIME, '+02:00')).subarray(0, length));
          for (const [place, byte] of changes) if (place < block.length) block[place] = byte;
          const taken = takenOf(block);
          if (taken !== undefined) expect(takenMs(taken)).not.toBeNaN();
        },
      ),
    ));
});

const moment = fc.date({
  min: new Date('1800-01-02T00:00:00Z'),
  max: new Date('9999-12-30T00:00:00Z'),
  noInvalidDate: true,
});
const place = (taken: string, n = 1): string => takenPlace({ id: idOf(n), found: { ...found, taken } }) ?? '';

describe('the place of a time', () => {
  test.each([
    ['with a zone is that of the moment', '2024-05-01T10:00:00+02:00', '2024-05-01T08:00:00'],
    ['without a zone is as if it were UTC', '2024-05-01T10:00:00', '2024-05-01T10:00:00'],
  ])('%s', (_name, taken, want) => expect(place(taken)).toBe(`${want}#${idOf(1)}`));

  test('is not before a moment exactly when the time is not', () =>
    fc.assert(
      fc.property(moment, moment, (taken, limit) => {
        const text = taken.toISOString().slice(0, 19);
        expect(place(text) >= firstPlaceAt(limit.getTime())).toBe(takenMs(text) >= limit.getTime());
      }),
    ));

  test('is behind a moment of the first year, and before one that is later than all', () => {
    expect(place('1800-01-01T00:00:00') > firstPlaceAt(Date.parse('0000-01-01T00:00:00+14:00'))).toBe(true);
    expect(place('9999-12-31T23:59:59') < firstPlaceAt(Date.parse('9999-12-31T23:59:59-14:00'))).toBe(true);
  });
});
