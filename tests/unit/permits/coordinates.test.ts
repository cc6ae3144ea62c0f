import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { coordinatesOf, NOWHERE } from '../../../systems/permits/row/coordinates.ts';

const HERE = { latitude: '37.785', longitude: '-122.408' };

test.each<[string, string, object | undefined]>([
  ['a pair', '(37.785, -122.408)', HERE],
  ['a pair in whole degrees, with spaces', ' ( -37 ,122 ) ', { latitude: '-37', longitude: '122' }],
  ['a point, its longitude first', 'POINT (-122.408 37.785)', HERE],
  ['a point without a space, in small letters', 'point(-122.408  37.785)', HERE],
  ['a pair below an address', '140 Ellis St\nSan Francisco, CA\n(37.785, -122.408)', HERE],
  ['a pair below an address, line ends of two characters', '140 Ellis St\r\n(37.785, -122.408)', HERE],
  ['nothing', '', NOWHERE],
  ['spaces', ' \n ', NOWHERE],
  ['an address alone', '140 Ellis St\nSan Francisco, CA', undefined],
  ['words behind a pair', '(37.785, -122.408) or so', undefined],
  ['words before a pair', 'at (37.785, -122.408)', undefined],
  ['a pair without brackets', '37.785, -122.408', undefined],
  ['half a pair', '(37.785)', undefined],
  ['a point of three', 'POINT (-122.408 37.785 12)', undefined],
  ['a point with a comma', 'POINT (-122.408, 37.785)', undefined],
  ['another shape', 'MULTIPOINT (-122.408 37.785)', undefined],
  ['a latitude beyond the pole', '(91, -122.408)', undefined],
  ['a longitude beyond the date line', 'POINT (-181 37.785)', undefined],
  ['lines without end', `${'\n'.repeat(600)}x`.repeat(2), undefined],
])('%s', (_name, location, want) => expect(coordinatesOf(location)).toEqual(want));

test('every way of writing a place is the same place', () => {
  const degrees = (most: number) =>
    fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((millionths) => (millionths / 1e6).toFixed(6));
  fc.assert(
    fc.property(degrees(90), degrees(180), (latitude, longitude) => {
      for (const written of [
        `(${latitude}, ${longitude})`,
        `POINT (${longitude} ${latitude})`,
        `1 Post St\nSan Francisco, CA\n(${latitude}, ${longitude})`,
      ])
        expect(coordinatesOf(written)).toEqual({ latitude, longitude });
    }),
  );
});
