import { expect, test } from '@jest/globals';
import { demoFiles } from '../../../local/demo/cameras.ts';
import { filedAs } from '../../../systems/cameras/clip/object-keys.ts';
import { eventTime } from '../../../systems/cameras/time/event-time.ts';

test.each(['America/Los_Angeles', 'Asia/Kolkata'])(
  'what cameras in %s send has its time in its name',
  (zone) => {
    const now = new Date('2026-11-02T10:30:00.500Z');

    const files = demoFiles(now, zone);

    const times = files.map(({ key, metadata }) => {
      const filed = filedAs(key);
      if (filed?.kind === 'clip')
        return [eventTime({ ...filed, zone, arrivedMs: 0 }).eventTs, Number(metadata.camera_timestamp)];
      return [filed?.kind, 'small'];
    });
    expect(files).toHaveLength(81);
    for (const [found, wanted] of times) expect(found).toBe(wanted);
  },
);
