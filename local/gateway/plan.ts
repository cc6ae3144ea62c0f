import type {
  CreateRequestValidatorCommandInput,
  GatewayResponseType,
  Integration,
  PutGatewayResponseCommandInput,
  PutIntegrationCommandInput,
  PutIntegrationResponseCommandInput,
  PutMethodCommandInput,
  PutMethodResponseCommandInput,
  Resource,
} from '@aws-sdk/client-api-gateway';
import { GatewayResponseType as RESPONSE_TYPES, IntegrationType } from '@aws-sdk/client-api-gateway';
import { json, text, type Json } from '../../core/json.ts';
import { resolve, type Scope } from '../intrinsics.ts';
import { Problem } from '../../ops/problem.ts';
import type { DocumentMethod, GatewayDocument } from './document.ts';

/** What the emulator made of the document, and what an earlier attempt to finish it left there. */
export interface Imported {
  readonly apiId: string;
  /** As GetResources answers with `embed=methods`. */
  readonly resources: readonly Resource[];
  /** Ids. */
  readonly validators: readonly string[];
}

/** One method, made anew with all that the import left out. */
export interface MethodPlan {
  /** Whether there is one, to be replaced. */
  readonly isThere: boolean;
  readonly method: PutMethodCommandInput;
  /** The validator's name: its id is known only once it is made. */
  readonly validator: string | undefined;
  readonly integration: PutIntegrationCommandInput;
  readonly responses: readonly ResponsePlan[];
}

export interface ResponsePlan {
  readonly method: PutMethodResponseCommandInput;
  readonly integration: PutIntegrationResponseCommandInput;
}

/** The calls that finish an import, in the order in which they are to be sent. */
export interface GatewayPlan {
  readonly apiId: string;
  /** The ids of validators to remove first. */
  readonly remove: readonly string[];
  readonly validators: readonly CreateRequestValidatorCommandInput[];
  readonly methods: readonly MethodPlan[];
  readonly gatewayResponses: readonly PutGatewayResponseCommandInput[];
  /** The resource policy, as JSON; empty for none. */
  readonly policy: string;
}

const texts = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(json(value)).map(([key, inner]) => [key, String(inner)]));

const responsesOf = (
  document: DocumentMethod,
  at: { restApiId: string; resourceId: string; httpMethod: string },
  scope: Scope,
): ResponsePlan[] =>
  Object.entries(json(document.integration['responses'])).map(([pattern, value]) => {
    const response = json(resolve(scope, value));
    const parameters = texts(response['responseParameters']);
    const where = { ...at, statusCode: text(response['statusCode']) };
    return {
      method: {
        ...where,
        responseParameters: Object.fromEntries(Object.keys(parameters).map((name) => [name, true])),
      },
      integration: {
        ...where,
        ...(pattern !== 'default' && { selectionPattern: pattern }),
        responseParameters: parameters,
        responseTemplates: texts(response['responseTemplates']),
      },
    };
  });

/** What the document says of an integration, beside what the import made of where it goes. */
const integrationOf = (
  { timeoutInMillis, passthroughBehavior, requestTemplates }: Json,
  imported: Integration,
  type: IntegrationType,
): Omit<PutIntegrationCommandInput, 'restApiId' | 'resourceId' | 'httpMethod'> => ({
  type,
  ...(type !== 'MOCK' && {
    integrationHttpMethod: imported.httpMethod,
    uri: imported.uri,
    credentials: imported.credentials,
  }),
  ...(typeof timeoutInMillis === 'number' && { timeoutInMillis }),
  passthroughBehavior: text(passthroughBehavior).toUpperCase() || undefined,
  requestTemplates: texts(requestTemplates),
});

/** A content type that clients do not send: a mock without any template accepts all. */
const UNUSUAL_TYPE = 'application/x-none';

/**
 * What answers where no other method does: the import leaves it out. The emulator does not fill in `$context` in the
 * answer of a mock. So this mock rejects what clients send, and the gateway response to that says the same.
 */
const anyMethodOf = (document: DocumentMethod, { apiId, resources }: Imported, scope: Scope): MethodPlan => {
  const { path, operationId, integration } = document;
  const resource = resources.find((candidate) => candidate.path === path);
  if (!resource?.id || text(integration['type']) !== 'mock')
    throw new Problem(`gateway.yaml: the method ANY of ${path} must be a mock of a path that was imported.`);
  const at = { restApiId: apiId, resourceId: resource.id, httpMethod: 'ANY' };
  const [template = ''] = Object.values(texts(integration['requestTemplates']));
  return {
    isThere: resource.resourceMethods?.['ANY'] !== undefined,
    method: { ...at, authorizationType: 'NONE', operationName: operationId },
    validator: undefined,
    integration: {
      ...at,
      type: 'MOCK',
      passthroughBehavior: 'NEVER',
      requestTemplates: { [UNUSUAL_TYPE]: template },
    },
    responses: responsesOf(document, at, scope),
  };
};

/** Authorization and integration are what the import made of them: nothing here can open a function's method. */
const methodOf = (document: DocumentMethod, imports: Imported, scope: Scope): MethodPlan => {
  const { path, httpMethod } = document;
  if (httpMethod === 'ANY') return anyMethodOf(document, imports, scope);
  const { apiId, resources } = imports;
  const resource = resources.find((candidate) => candidate.path === path);
  const imported = resource?.resourceMethods?.[httpMethod];
  const type = Object.values(IntegrationType).find((known) => known === imported?.methodIntegration?.type);
  if (!resource?.id || !imported || !type)
    throw new Problem(
      `The emulator did not import ${httpMethod} ${path}. Deploy again: npm stop, npm start.`,
    );
  const at = { restApiId: apiId, resourceId: resource.id, httpMethod };
  const { methodIntegration } = imported;
  return {
    isThere: true,
    method: {
      ...at,
      authorizationType: imported.authorizationType,
      authorizerId: imported.authorizerId,
      authorizationScopes: imported.authorizationScopes,
      apiKeyRequired: imported.apiKeyRequired,
      operationName: document.operationId,
      requestParameters: { ...document.parameters },
    },
    validator: document.validator,
    integration: { ...at, ...integrationOf(document.integration, methodIntegration ?? {}, type) },
    responses: responsesOf(document, at, scope),
  };
};

const responseType = (name: string): GatewayResponseType => {
  const type = Object.values(RESPONSE_TYPES).find((known) => known === name);
  if (type === undefined) throw new Problem(`gateway.yaml: API Gateway has no response type ${name}.`);
  return type;
};

const gatewayResponsesOf = (
  { gatewayResponses }: GatewayDocument,
  restApiId: string,
  scope: Scope,
): PutGatewayResponseCommandInput[] =>
  Object.entries(gatewayResponses).map(([name, value]) => {
    const response = json(resolve(scope, value));
    const statusCode = response['statusCode'];
    return {
      restApiId,
      responseType: responseType(name),
      ...(statusCode === undefined ? {} : texts({ statusCode })),
      responseParameters: texts(response['responseParameters']),
      responseTemplates: texts(response['responseTemplates']),
    };
  });

/** The resource policy of the document, as JSON; empty where its condition does not hold. */
export const policyIn = ({ policy }: Pick<GatewayDocument, 'policy'>, scope: Scope): string => {
  const resolved = resolve(scope, policy);
  return resolved === undefined ? '' : JSON.stringify(resolved);
};

/**
 * Plans what is left to do after the emulator has imported the gateway's document: it reads paths,
 * methods, security and the integration's address, and drops validators, parameters, mock
 * responses and gateway responses, though it enforces all of them once they exist.
 * @throws Problem when the document has what was not imported at all
 */
export const planImport = (document: GatewayDocument, imported: Imported, scope: Scope): GatewayPlan => {
  const { apiId, validators } = imported;
  return {
    apiId,
    remove: validators,
    validators: Object.entries(document.validators).map(([name, value]) => ({
      restApiId: apiId,
      name,
      validateRequestBody: json(value)['validateRequestBody'] === true,
      validateRequestParameters: json(value)['validateRequestParameters'] === true,
    })),
    methods: document.methods.map((method) => methodOf(method, imported, scope)),
    gatewayResponses: gatewayResponsesOf(document, apiId, scope),
    policy: policyIn(document, scope),
  };
};
