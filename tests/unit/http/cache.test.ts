import { expect, test } from '@jest/globals';
import { briefCache } from '../../../core/http/cache.ts';

test('a cache holds a thousand entries, and begins anew with the next one', () => {
  const cache = briefCache<number>();
  for (let at = 0; at < 1_000; at += 1) cache.set(String(at), at);
  expect([cache.get('0'), cache.get('999')]).toEqual([0, 999]);

  cache.set('1000', 1_000);

  expect([cache.get('0'), cache.get('999'), cache.get('1000')]).toEqual([undefined, undefined, 1_000]);
});
