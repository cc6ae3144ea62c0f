import { describe, expect, test } from '@jest/globals';
import { snippetsFor } from '../../../web/keys/snippets.ts';
import { daysOf, limitOf } from '../../../web/key-parts/usage.ts';

const usage = (...days: { date: string; used: number; remaining?: number }[]) => [
  { keyId: 'a', scope: 'permits' as const, days },
];

describe('the usage of a key', () => {
  test.each([
    ['nothing is reported', usage({ date: '2026-11-21', used: 0 })],
    ['the key is not in it', []],
  ])('is not known where %s', (_name, usages) => expect(daysOf(usages, 'a')).toBeUndefined());

  test('has a limit where the gateway says what remains', () => {
    const days = daysOf(
      usage({ date: '2026-11-20', used: 0, remaining: 1000 }, { date: '2026-11-21', used: 3 }),
      'a',
    );
    expect(days?.map(({ used }) => used)).toEqual([0, 3]);
    expect(limitOf(days ?? [])).toBe(1000);
  });

  test('has no limit where there is no quota', () =>
    expect(limitOf(daysOf(usage({ date: '2026-11-21', used: 3 }), 'a') ?? [])).toBeUndefined());
});

test.each(['permits', 'music', 'manager'] as const)(
  'a snippet for the scope %s names the origin, and takes the key from the environment',
  (scope) => {
    for (const { code } of snippetsFor(scope, 'https://console.example.com')) {
      expect(code).toContain('https://console.example.com/v1/');
      expect(code).toMatch(/\$KEY|process\.env\.KEY|os\.environ\['KEY'\]/);
    }
  },
);
