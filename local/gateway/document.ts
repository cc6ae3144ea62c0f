import { parse } from 'yaml';
import { type Json, isJson, json, list, text } from '../../core/json.ts';
import { Problem } from '../../ops/problem.ts';

/** One method of the gateway's document. */
export interface DocumentMethod {
  readonly path: string;
  /** In capitals. */
  readonly httpMethod: string;
  readonly operationId: string;
  /** `method.request.path.number` -> whether it is required. */
  readonly parameters: Readonly<Record<string, boolean>>;
  /** Content type -> name of the model. */
  readonly bodies: Readonly<Record<string, string>>;
  /** Name of the request validator; undefined when nothing is validated. */
  readonly validator: string | undefined;
  readonly integration: Json;
}

/** What the emulator's import leaves out of the gateway's document. */
export interface GatewayDocument {
  readonly methods: readonly DocumentMethod[];
  readonly schemas: Json;
  readonly validators: Json;
  readonly gatewayResponses: Json;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];
/** Where API Gateway looks for a parameter, by OpenAPI's name of the place. */
const PLACES = new Map([
  ['path', 'path'],
  ['query', 'querystring'],
  ['header', 'header'],
]);
const MODEL = /^#\/components\/schemas\/([A-Za-z0-9]+)$/;

const parametersOf = (at: string, values: readonly unknown[]): Record<string, boolean> =>
  Object.fromEntries(
    values.map((value): [string, boolean] => {
      const parameter = json(value);
      const place = PLACES.get(text(parameter['in']));
      if (place === undefined)
        throw new Problem(`gateway.yaml, ${at}: a parameter is in none of path, query and header.`);
      return [`method.request.${place}.${text(parameter['name'])}`, parameter['required'] === true];
    }),
  );

const bodiesOf = (at: string, body: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(json(json(body)['content'])).map(([contentType, media]): [string, string] => {
      const name = MODEL.exec(text(json(json(media)['schema'])['$ref']))?.[1];
      if (name === undefined)
        throw new Problem(`gateway.yaml, ${at}: a body that is not a $ref to a schema.`);
      return [contentType, name];
    }),
  );

const methodsOf = (document: Json): DocumentMethod[] =>
  Object.entries(json(document['paths'])).flatMap(([path, item]) =>
    METHODS.filter((method) => isJson(json(item)[method])).map((method): DocumentMethod => {
      const operation = json(json(item)[method]);
      const at = `${method.toUpperCase()} ${path}`;
      const key = 'x-amazon-apigateway-request-validator';
      return {
        path,
        httpMethod: method.toUpperCase(),
        operationId: text(operation['operationId']),
        parameters: parametersOf(at, [...list(json(item)['parameters']), ...list(operation['parameters'])]),
        bodies: bodiesOf(at, operation['requestBody']),
        validator: text(operation[key] ?? document[key]) || undefined,
        integration: json(operation['x-amazon-apigateway-integration']),
      };
    }),
  );

/**
 * Reads `core/contract/gateway.yaml`.
 * @throws Problem where it says what API Gateway has no words for
 */
export const gatewayDocument = (source: string): GatewayDocument => {
  const document = json(parse(source));
  return {
    methods: methodsOf(document),
    schemas: json(json(document['components'])['schemas']),
    validators: json(document['x-amazon-apigateway-request-validators']),
    gatewayResponses: json(document['x-amazon-apigateway-gateway-responses']),
  };
};
