import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { json, text } from '../../core/json.ts';

const FOLDER = '.github/workflows';

describe.each(readdirSync(FOLDER))('the workflow %s', (name) => {
  const source = readFileSync(`${FOLDER}/${name}`, 'utf8');

  test('uses each action by its commit, and says which version that is', () => {
    const uses = [...source.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, action = '']) => action);
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((action) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  });

  test('may read the repository and do nothing else', () =>
    expect(json(parse(source))['permissions']).toEqual({ contents: 'read' }));

  test('does what anyone can do by hand: it runs .ci/run', () => {
    const jobs = Object.values(json(json(parse(source))['jobs'])).map(json);
    const runs = jobs.flatMap(({ steps }) => (steps as unknown[]).map((step) => text(json(step)['run'])));
    expect(runs.filter((run) => run !== '')).toEqual(['.ci/run']);
  });
});
