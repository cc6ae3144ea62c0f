import { zValidator } from '@hono/zod-validator';
import type { APIGatewayProxyResult } from 'aws-lambda';
import { Hono } from 'hono';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { path, query } from './schemas.ts';
import { thingOf, type Handler } from './thing.ts';

/** Source: https://hono.dev/docs/getting-started/aws-lambda and https://hono.dev/docs/guides/validation */
const app = new Hono().get('/things/:id', zValidator('param', path), zValidator('query', query), (c) =>
  c.json({ ...thingOf({ ...c.req.valid('param'), ...c.req.valid('query') }) }),
);

const handled = handle(app);
// Its types of events and answers are its own; they are Lambda's all the same.
export const handler: Handler = async (event, context) =>
  (await handled(event as unknown as LambdaEvent, context)) as APIGatewayProxyResult;
