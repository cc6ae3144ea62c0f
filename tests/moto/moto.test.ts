import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isJson, json, text } from '../../core/json.ts';
import type { Application } from './application.ts';
import { CALLS } from './calls.ts';
import { ANSWERS, PROPERTIES, TYPES } from './gaps.ts';
import { LOOKS } from './looks.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
afterAll(() => world.stop());

describe('calls', () => {
  let app: Application;
  const kept = {};
  beforeAll(async () => {
    app = await world.use();
  });
  for (const { name, run } of CALLS) (name in ANSWERS ? test.failing : test)(name, () => run(app, kept));
});
