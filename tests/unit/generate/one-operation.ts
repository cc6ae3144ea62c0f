import type { Json } from '../../../core/json.ts';

/** What is special in a contract of one operation. */
export interface Parts {
  readonly parameters?: readonly Json[];
  readonly ofPath?: readonly Json[];
  readonly body?: Json;
  readonly schemas?: Json;
  readonly components?: Json;
  /** More of the operation. */
  readonly operation?: Json;
  /** More of the whole document. */
  readonly document?: Json;
}

/** A contract of one operation, POST /x. */
export const contractWith = ({
  parameters = [],
  ofPath = [],
  body,
  schemas = {},
  components = {},
  operation,
  document,
}: Parts): string =>
  // JSON is YAML, and is read faster.
  JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Kept', version: '1' },
    paths: {
      '/x': {
        parameters: ofPath,
        post: {
          operationId: 'doIt',
          tags: ['things'],
          security: [],
          parameters,
          ...(body && {
            requestBody: {
              required: true,
              content: { 'application/json': { schema: { $ref: '#/components/schemas/B' } } },
            },
          }),
          responses: { 200: { description: 'a' } },
          ...operation,
        },
      },
    },
    components: { ...components, schemas: { ...schemas, ...(body && { B: body }) } },
    ...document,
  });
