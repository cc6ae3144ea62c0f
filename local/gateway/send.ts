import {
  type APIGatewayClient,
  CreateDeploymentCommand,
  CreateRequestValidatorCommand,
  DeleteMethodCommand,
  DeleteRequestValidatorCommand,
  GetRequestValidatorsCommand,
  paginateGetResources,
  PutGatewayResponseCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  type Resource,
  UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { STAGE } from '../places.ts';
import { Problem } from '../../ops/problem.ts';
import type { GatewayPlan, Imported, MethodPlan } from './plan.ts';

/** Reads what the emulator has of an API. */
export const readImported = async (client: APIGatewayClient, apiId: string): Promise<Imported> => {
  const resources: Resource[] = [];
  for await (const page of paginateGetResources(
    { client },
    { restApiId: apiId, embed: ['methods'], limit: 500 },
  ))
    resources.push(...(page.items ?? []));
  // The document names a handful of validators: one page.
  const validators = await client.send(new GetRequestValidatorsCommand({ restApiId: apiId, limit: 500 }));
  return { apiId, resources, validators: (validators.items ?? []).flatMap(({ id }) => id ?? []) };
};

const sendMethod = async (
  client: APIGatewayClient,
  { isThere, method, validator, integration, responses }: MethodPlan,
  validatorIds: ReadonlyMap<string, string>,
): Promise<void> => {
  const requestValidatorId = validator === undefined ? undefined : validatorIds.get(validator);
  if (validator !== undefined && requestValidatorId === undefined)
    throw new Problem(`gateway.yaml names the request validator ${validator}, but does not define it.`);
  const { restApiId, resourceId, httpMethod } = method;
  if (isThere) await client.send(new DeleteMethodCommand({ restApiId, resourceId, httpMethod }));
  await client.send(new PutMethodCommand({ ...method, requestValidatorId }));
  await client.send(new PutIntegrationCommand(integration));
  for (const response of responses) {
    await client.send(new PutMethodResponseCommand(response.method));
    await client.send(new PutIntegrationResponseCommand(response.integration));
  }
};

/** Sets the resource policy of an API, or removes it. */
export const setPolicy = async (
  client: APIGatewayClient,
  { apiId, policy }: Pick<GatewayPlan, 'apiId' | 'policy'>,
): Promise<void> => {
  await client.send(
    new UpdateRestApiCommand({
      restApiId: apiId,
      patchOperations: [{ op: 'replace', path: '/policy', value: policy }],
    }),
  );
};

/**
 * Carries out a plan and deploys it to the stage. Safe to repeat after a failure half-way.
 * @returns the deployment's id
 */
export const sendPlan = async (client: APIGatewayClient, plan: GatewayPlan): Promise<string> => {
  const restApiId = plan.apiId;
  for (const requestValidatorId of plan.remove)
    await client.send(new DeleteRequestValidatorCommand({ restApiId, requestValidatorId }));
  const validatorIds = new Map<string, string>();
  for (const validator of plan.validators) {
    const made = await client.send(new CreateRequestValidatorCommand(validator));
    if (made.name && made.id) validatorIds.set(made.name, made.id);
  }
  for (const method of plan.methods) await sendMethod(client, method, validatorIds);
  for (const response of plan.gatewayResponses) await client.send(new PutGatewayResponseCommand(response));
  await setPolicy(client, plan);
  const deployment = await client.send(new CreateDeploymentCommand({ restApiId, stageName: STAGE }));
  return deployment.id ?? '';
};
