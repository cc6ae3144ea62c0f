import { describe, expect, test } from '@jest/globals';
import type { Rule } from '../gaps.ts';
import { ask, type Target } from './target.ts';

/**
 * What every target must do with GET /permits/{number}. It knows no target: where one differs, the
 * rule and the reason stand in its gaps, and a gap that closes turns its test red.
 */
export const permitsSuite = (target: Target): void => {
  const rule = (name: Rule) => (target.gaps.some((gap) => gap.rule === name) ? test.failing : test);
  const get = (number: string, headers: Record<string, string> = { 'x-api-key': target.key() }) =>
    ask(target, `/permits/${number}`, { headers });

  describe(`permits on ${target.name}`, () => {
    test('a permit is found by its number, every value as the city wrote it', async () => {
      const { status, body } = await get('201612013997');

      expect(status).toBe(200);
      expect(body).toEqual([
        {
          application_number: '#201612013997',
          record_id: '1556',
          status: 'issued',
          status_date: '2016-12-21T00:00:00.000000+0000',
          file_date: '2016-12-01T00:00:00.000000+0000',
          expiration_date: '2017-06-21T00:00:00.000000+0000',
          estimated_cost: '9399',
          revised_cost: '9399',
          existing_use: '1 family dwelling',
          proposed_use: '1 family dwelling',
          description:
            'Replacing aluminum windows with paintable wood windows with acrylic clad. U-FACTOR: 0.32  SHGC: 0.25; SAME SIZE  SAME LOCATION.',
          address: '235 Bella Vista Wy San Francisco, CA',
          load_date: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+0000$/),
        },
      ]);
    });

    test('a number with # is the same permit', async () => {
      expect((await get('%23201612013997')).body).toEqual((await get('201612013997')).body);
    });

    test('a permit of several addresses has a row for each, in the order of the file', async () => {
      expect((await get('201612054187')).body).toMatchObject([
        { record_id: '315', address: expect.stringContaining('519 Birch St') },
        { record_id: '316', address: expect.stringContaining('521 Birch St') },
        { record_id: '317', address: expect.stringContaining('523 Birch St') },
        { record_id: '318', address: expect.stringContaining('525 Birch St') },
      ]);
    });

    test('rows that the file doubles are all there', async () => {
      expect((await get('201612296186')).body).toHaveLength(4);
    });

    test('an unknown number has no rows', async () => {
      expect(await get('299912319999')).toMatchObject({ status: 200, body: [] });
    });

    test.each([
      ['a number of 2 KB', '2'.repeat(2048)],
      ['control characters', '2016%01%0A'],
      ['a script', '%3Cscript%3E'],
    ])('%s is refused, naming the field', async (_name, number) => {
      expect(await get(number)).toMatchObject({
        status: 400,
        body: {
          code: 'RequestInvalid',
          errors: expect.arrayContaining([expect.objectContaining({ in: 'path', name: 'number' })]),
        },
      });
    });

    rule('the gateway leaves paths encoded')('a path that climbs stays a number that is none', async () => {
      expect(await get('..%2F..%2Fkeys')).toMatchObject({ status: 400, body: { code: 'RequestInvalid' } });
    });

    test('a query parameter that nobody knows is refused, not ignored', async () => {
      expect(await get('201612013997?limit=1')).toMatchObject({
        status: 400,
        body: { errors: [{ in: 'query', name: 'limit', message: 'is not a known parameter' }] },
      });
    });

    test('a header of 8 KB does no harm', async () => {
      const headers = { 'x-api-key': target.key(), 'x-noise': 'n'.repeat(8192) };
      expect(await get('201612013997', headers)).toMatchObject({ status: 200 });
    });

    test.each([
      ['no key', {}],
      ['a wrong key', { 'x-api-key': 'not-a-key-but-long-enough-to-be-one' }],
      ['an empty key', { 'x-api-key': '' }],
      ['a key of 8 KB', { 'x-api-key': 'k'.repeat(8192) }],
    ])('%s is forbidden', async (_name, headers: Record<string, string>) => {
      expect(await get('201612013997', headers)).toMatchObject({
        status: 403,
        body: { code: 'Forbidden' },
      });
    });

    rule('the gateway checks keys')('a wrong key never reaches the function', async () => {
      expect(await get('201612013997', {})).toMatchObject({
        status: 403,
        body: { code: 'Forbidden', message: expect.stringContaining('x-api-key') },
      });
    });

    rule('the gateway answers unknown routes')(
      'an unknown path and an unknown method are not found, with a token too',
      async () => {
        const answer = { status: 404, body: { code: 'NotFound' } };
        const headers = { authorization: 'Bearer e30.e30.e30' };
        expect(await ask(target, '/nothing')).toMatchObject(answer);
        expect(await ask(target, '/nothing', { headers })).toMatchObject(answer);
        const signed = { authorization: 'AWS4-HMAC-SHA256 incomplete' };
        expect(await ask(target, '/nothing', { headers: signed })).toMatchObject(answer);
        expect(await ask(target, '/nothing/at/all', { method: 'POST', headers })).toMatchObject(answer);
        expect(await ask(target, '/permits/1', { method: 'DELETE', headers })).toMatchObject(answer);
      },
    );

    test('a refusal can be read by the console', async () => {
      const { headers } = await get('201612013997', {});
      expect(headers.get('access-control-allow-origin')).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    });

    test('an answer can be read by the console, and is kept by no cache', async () => {
      const { headers } = await get('201612013997');
      expect(headers.get('access-control-allow-origin')).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect(headers.get('cache-control')).toBe('no-store');
    });

    rule('usage plans throttle')('a burst over the plan is told to slow down', async () => {
      const headers = { 'x-api-key': target.key() };
      const burst = Array.from({ length: 40 }, () => ask(target, '/permits/1', { headers, impatient: true }));
      const refused = (await Promise.all(burst)).filter(({ status }) => status === 429);

      expect(refused[0]).toMatchObject({ body: { code: 'TooManyRequests' } });
      expect(refused[0]?.headers.get('retry-after')).toBe('1');
      expect(refused[0]?.headers.get('access-control-allow-origin')).toMatch(/^http/);
    });

    rule('the gateway answers preflights')('a browser is told what it may send', async () => {
      const { status, headers } = await ask(target, '/permits/1', {
        method: 'OPTIONS',
        headers: { origin: 'http://127.0.0.1:3000', 'access-control-request-method': 'GET' },
      });
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-methods')).toBe('GET,OPTIONS');
      expect(headers.get('access-control-allow-headers')).toContain('x-api-key');
    });
  });
};
