import { expect, test } from '@jest/globals';
import { allFigures, type Fault, isEnough } from '../../mutation/figures.ts';

const fault = (file: string, status: string): Fault => ({ file, line: 1, what: 'a', status });

test('faults are counted for each folder, and for all of them', () => {
  const faults = [
    fault('a/b/one.ts', 'Killed'),
    fault('a/b/two.ts', 'Timeout'),
    fault('a/b/two.ts', 'Survived'),
    fault('a/b/two.ts', 'NoCoverage'),
    fault('a/c.ts', 'Ignored'),
  ];
  const counts = { noticed: 2, missed: 1, notExecuted: 1, static: 0, unknown: 0, share: 66.6 };
  const loaded = { noticed: 0, missed: 0, notExecuted: 0, static: 1, unknown: 0, share: 0 };
  expect(allFigures(faults)).toEqual([
    { folder: 'a', ...loaded },
    { folder: 'a/b', ...counts },
    { folder: 'all', ...counts, static: 1 },
  ]);
});

test('a share just below the floor is not rounded up to it', () => {
  const faults = Array.from({ length: 10_000 }, (_, at) =>
    fault('a/b.ts', at < 8_999 ? 'Killed' : 'Survived'),
  );
  expect(allFigures(faults)[0]?.share).toBe(89.9);
});

test.each<[string, string[], boolean]>([
  ['enough where all are noticed', ['Killed', 'Timeout'], true],
  ['enough where there are faults at load alone', ['Ignored'], true],
  ['too little where one of two is missed', ['Killed', 'Survived'], false],
  ['too little where the tests execute nothing', ['NoCoverage'], false],
  ['too little where the run of a test broke', ['Killed', 'RuntimeError'], false],
])('a folder has %s', (_name, statuses, want) =>
  expect(allFigures(statuses.map((status) => fault('a/b.ts', status))).map(isEnough)).toEqual([want, want]),
);
