import { expect, jest, test } from '@jest/globals';
import { log } from '../../../core/log.ts';
import { reindexer } from '../../../systems/permits/wiring.ts';
import { settled } from '../../shared/leftover.ts';
import { searchWorld } from './search/world.ts';

for (const level of ['info', 'warn', 'error'] as const)
  jest.spyOn(log, level).mockImplementation(() => undefined);

const loaded = async () => {
  const here = searchWorld();
  await here.loadRows('a.csv', [{ number: '1' }, { number: '2', status: 'filed' }]);
  const items = () => here.items('Permits').filter(({ pk }) => pk?.S !== 'VERSION');
  return {
    ...here,
    items,
    rows: () => items().filter(({ sk }) => sk?.S?.startsWith('ROW#')),
    version: () => here.items('Permits').find(({ pk }) => pk?.S === 'VERSION') ?? {},
    reindex: (shards = 1) => settled(reindexer(here.db, { table: 'Permits', shards })),
  };
};

test('what is as it should be stays as it is', async () => {
  const here = await loaded();
  const before = here.items();
  expect(await here.reindex()).toEqual({ permits: 2, mended: 0, rows: 2 });
  expect(here.items()).toEqual(before);
});

test('lost search keys and wrong counts are made anew, and members without rows are forgotten', async () => {
  const here = await loaded();
  const before = here.items();
  const [row] = here.rows();
  const { fm: _fm, fo: _fo, sm: _sm, ...bare } = row ?? {};
  here.put('Permits', bare, {
    pk: { S: 'COUNTS' },
    sk: { S: 'status' },
    '=issued': { N: '7' },
    '=gone': { N: '0' },
  });
  expect(await here.reindex()).toEqual({ permits: 2, mended: 1, rows: 2 });
  expect(here.items()).toEqual(before);
  expect(here.version()).toMatchObject({ version: { N: '3' } });
});

test('more shards give every row another place, and no row another count', async () => {
  const here = await loaded();
  const before = here.counts();
  const places = here.rows().map(({ fm }) => fm?.S);
  await here.reindex(50);
  expect(here.rows().map(({ fm }) => fm?.S)).not.toEqual(places);
  expect(here.counts()).toEqual(before);
});

test('nothing is done while a load is under way', async () => {
  const here = await loaded();
  here.put('Permits', { ...here.version(), 'run:x': { N: String(Date.now() + 60_000) } });
  await expect(here.reindex()).rejects.toMatchObject({ name: 'LoadUnderWay' });
});

test('a load that begins meanwhile ends it', async () => {
  const here = await loaded();
  here.after('Scan', async () => here.put('Permits', { ...here.version(), version: { N: '9' } }));
  await expect(here.reindex()).rejects.toMatchObject({ name: 'LoadUnderWay' });
});
