import { describe, expect, test } from '@jest/globals';
import { clipId, filedAs } from '../../../systems/cameras/clip/object-keys.ts';

describe('a key', () => {
  test('of the uploader says camera, date, hour and file', () => {
    const key = 'patrolcams/Front Door/2026-11-27/Hour-9/record/MDalarm_20261127_093302.mp4';

    expect(filedAs(key)).toEqual({
      kind: 'clip',
      key,
      camera: 'Front Door',
      date: '2026-11-27',
      hour: 'Hour-9',
      fileName: 'MDalarm_20261127_093302.mp4',
      filedAt: { year: 2026, month: 11, day: 27, hour: 9 },
    });
  });

  test.each([
    ['of a snapshot', 'patrolcams/A1B2-C3D4-0001/2026-11-27/Hour-14/snap/a.jpg', { kind: 'clip' }],
    [
      'of a smaller copy',
      'patrolcams/Garage/2026-11-27/Hour-0/record/a-small.mp4',
      { kind: 'small', of: 'patrolcams/Garage/2026-11-27/Hour-0/record/a.mp4' },
    ],
    ['that only ends like one', 'patrolcams/Garage/2026-11-27/Hour-0/record/-small.mp4', { kind: 'clip' }],
    ['of a thumbnail', 'video-thumbnail/a.jpg', { kind: 'thumbnail', name: 'a' }],
    ['of a thumbnail with both endings', 'video-thumbnail/a.mp4.jpg', { kind: 'thumbnail', name: 'a' }],
  ])('%s is told', (_name, key, want) => expect(filedAs(key)).toMatchObject(want));

  test.each([
    ['no file', 'patrolcams/Garage/2026-11-27/Hour-0/record/'],
    ['no camera', 'patrolcams//2026-11-27/Hour-0/record/a.mp4'],
    ['another folder', 'patrolcams/Garage/2026-11-27/Hour-0/other/a.mp4'],
    ['a date in another form', 'patrolcams/Garage/27.11.2026/Hour-0/record/a.mp4'],
    ['a folder more', 'patrolcams/Garage/2026-11-27/Hour-0/record/x/a.mp4'],
    ['another beginning', 'cams/Garage/2026-11-27/Hour-0/record/a.mp4'],
    ['a thumbnail in a folder', 'video-thumbnail/x/a.jpg'],
  ])('with %s is none of these', (_name, key) => expect(filedAs(key)).toBeUndefined());

  test('has one id, of 32 hexadecimal digits', () => {
    expect(clipId('a')).toMatch(/^[0-9a-f]{32}$/);
    expect(clipId('a')).toBe(clipId('a'));
    expect(clipId('a')).not.toBe(clipId('b'));
  });
});
