import { RequestValidationError, Router } from '@aws-lambda-powertools/event-handler/http';
import { path, query } from './schemas.ts';
import { thingOf, type Handler } from './thing.ts';

/** Source: https://docs.aws.amazon.com/powertools/typescript/latest/features/event-handler/http/ */
const app = new Router();

app.get('/things/:id', ({ valid: { req } }) => ({ ...thingOf({ ...req.path, ...req.query }) }), {
  validation: { req: { path, query } },
});

// Its own answer is a 422.
app.errorHandler(RequestValidationError, async () => ({
  statusCode: 400,
  message: 'The request is invalid',
}));

export const handler: Handler = (event, context) => app.resolve(event, context);
