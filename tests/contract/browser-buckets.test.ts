import { expect, test } from '@jest/globals';
import { json, list } from '../../core/json.ts';
import { readProject } from './template/project.ts';

const { resources } = readProject().template;
const corsOf = (bucket: string) =>
  json(list(json(json(json(resources[bucket])['Properties'])['CorsConfiguration'])['CorsRules'])[0]);

test.each([
  ['ImagesBucket', ['GET', 'POST']],
  ['ReportsBucket', ['GET', 'POST']],
  ['ClipsBucket', ['GET', 'HEAD']],
])('the console may use %s from a browser', (bucket, methods) => {
  expect(corsOf(bucket)['AllowedMethods']).toEqual(methods);
  expect(JSON.stringify(corsOf(bucket)['AllowedOrigins'])).toContain('ConsoleOrigin');
});
