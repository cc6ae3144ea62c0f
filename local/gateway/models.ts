import type { CreateModelCommandInput } from '@aws-sdk/client-api-gateway';
import { isJson } from '../../core/json.ts';
import type { GatewayDocument } from './document.ts';

/** A schema whose references name models of the API, as CreateModel wants them. */
const modelSchema = (apiId: string, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => modelSchema(apiId, item));
  if (!isJson(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key === '$ref' && typeof inner === 'string'
        ? [
            key,
            inner.replace(
              '#/components/schemas/',
              `https://apigateway.amazonaws.com/restapis/${apiId}/models/`,
            ),
          ]
        : [key, modelSchema(apiId, inner)],
    ),
  );
};

/** The models of the document. They may refer to each other in any order. */
export const modelsOf = ({ schemas }: GatewayDocument, apiId: string): CreateModelCommandInput[] =>
  Object.entries(schemas).map(([name, schema]) => ({
    restApiId: apiId,
    name,
    contentType: 'application/json',
    schema: JSON.stringify(modelSchema(apiId, schema)),
  }));
