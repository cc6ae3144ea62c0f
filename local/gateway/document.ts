import { parse } from 'yaml';
import { type Json, isJson, json, list, text } from '../../core/json.ts';
import { Problem } from '../../ops/problem.ts';

/** One method of the gateway's document. */
export interface DocumentMethod {
  readonly path: string;
  /** In capitals; `ANY` is what answers where no other method does. */
  readonly httpMethod: string;
  readonly operationId: string;
  /** `method.request.path.number` -> whether it is required. */
  readonly parameters: Readonly<Record<string, boolean>>;
  /** Name of the request validator; undefined when nothing is validated. */
  readonly validator: string | undefined;
  readonly integration: Json;
}

/** What the emulator's import leaves out of the gateway's document. */
export interface GatewayDocument {
  readonly methods: readonly DocumentMethod[];
  readonly validators: Json;
  readonly gatewayResponses: Json;
  /** The resource policy, if the document has one. */
  readonly policy: unknown;
}

const METHODS = new Map([
  ...['get', 'put', 'post', 'delete', 'options', 'head', 'patch'].map((name): [string, string] => [
    name,
    name.toUpperCase(),
  ]),
  ['x-amazon-apigateway-any-method', 'ANY'],
]);
/** Where API Gateway looks for a parameter, by OpenAPI's name of the place. */
const PLACES = new Map([
  ['path', 'path'],
  ['query', 'querystring'],
  ['header', 'header'],
]);

const parametersOf = (at: string, values: readonly unknown[]): Record<string, boolean> =>
  Object.fromEntries(
    values.map((value): [string, boolean] => {
      const parameter = json(value);
      const place = PLACES.get(text(parameter['in']));
      if (place === undefined)
        throw new Problem(`gateway.yaml, ${at}: a parameter is not in path, query or header.`);
      return [`method.request.${place}.${text(parameter['name'])}`, parameter['required'] === true];
    }),
  );

const methodsOf = (document: Json): DocumentMethod[] =>
  Object.entries(json(document['paths'])).flatMap(([path, item]) =>
    [...METHODS].flatMap(([name, httpMethod]): DocumentMethod[] => {
      if (!isJson(json(item)[name])) return [];
      const operation = json(json(item)[name]);
      const at = `${httpMethod} ${path}`;
      const key = 'x-amazon-apigateway-request-validator';
      return [
        {
          path,
          httpMethod,
          operationId: text(operation['operationId']),
          parameters: parametersOf(at, [...list(json(item)['parameters']), ...list(operation['parameters'])]),
          validator: text(operation[key] ?? document[key]) || undefined,
          integration: json(operation['x-amazon-apigateway-integration']),
        },
      ];
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
    validators: json(document['x-amazon-apigateway-request-validators']),
    gatewayResponses: json(document['x-amazon-apigateway-gateway-responses']),
    policy: document['x-amazon-apigateway-policy'],
  };
};
