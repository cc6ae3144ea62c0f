import contract from 'bench:contract';
import { OpenAPIBackend, type Context } from 'openapi-backend';
import type { APIGatewayProxyResult } from 'aws-lambda';
import { thingOf, type Asked, type Handler } from './thing.ts';

const answer = (statusCode: number, body: unknown): APIGatewayProxyResult => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Source: https://github.com/openapistack/openapi-backend, "AWS Serverless (Lambda)" and its SAM example. */
const api = new OpenAPIBackend({
  definition: contract,
  // Faster at start, and the same for each request after the first.
  quick: true,
  coerceTypes: true,
  ajvOpts: { useDefaults: true },
  handlers: {
    // Coerced and checked by the library, which does not type them.
    getThing: async ({ request }: Context<unknown, Pick<Asked, 'id'>, Omit<Asked, 'id'>>) =>
      answer(200, thingOf({ ...request.params, ...request.query })),
    validationFail: async ({ validation }: Context) => answer(400, { errors: validation.errors }),
    notFound: async () => answer(404, { message: 'Not found' }),
  },
});
const ready = api.init();

export const handler: Handler = async (event, context) => {
  await ready;
  return (await api.handleRequest(
    {
      method: event.httpMethod,
      path: event.path,
      // What it takes is a record of text, and it says nothing of events without a query.
      query: (event.queryStringParameters ?? {}) as Record<string, string>,
      body: event.body,
      headers: event.headers as Record<string, string>,
    },
    event,
    context,
  )) as APIGatewayProxyResult;
};
