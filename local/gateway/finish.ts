import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { GetStageCommand } from '@aws-sdk/client-api-gateway';
import { allowMail } from '../deploy/mail.ts';
import { allowAnyTags } from '../deploy/tags.ts';
import { droppedFrom, setDropped } from '../deploy/dropped.ts';
import { scopeOf } from '../deploy/scope.ts';
import { type Deployed, output } from '../../ops/deployed.ts';
import type { Template } from '../deploy/template.ts';
import { allowPlainHttp } from '../deploy/transport.ts';
import type { Clients, Emulator } from '../../ops/clients.ts';
import { readJson, writeJson } from '../../ops/files.ts';
import { GATEWAY_DOCUMENT, STAGE, type State } from '../places.ts';
import { gatewayDocument } from './document.ts';
import { planImport } from './plan.ts';
import { readImported, sendPlan } from './send.ts';

/** The deployment that the API's stage serves now: a new one for each `sam deploy`. */
const servedDeployment = async ({ gateway }: Clients, restApiId: string): Promise<string> => {
  const stage = await gateway.send(new GetStageCommand({ restApiId, stageName: STAGE }));
  return stage.deploymentId ?? '';
};

/**
 * Makes what the emulator left out of the template and of the gateway's document, unless it has been
 * done for what the stage serves now. Safe to repeat.
 * @param read reads the template that is deployed
 * @returns whether there was anything to do
 * @throws Problem when the document has what was not imported at all
 */
export const finishDeployment = async (
  clients: Clients,
  emulator: Emulator,
  deployed: Deployed,
  state: State,
  read: () => Promise<Template>,
): Promise<boolean> => {
  const apiId = output(deployed, 'ApiId');
  const source = await readFile(GATEWAY_DOCUMENT, 'utf8');
  const document = createHash('sha256').update(source).digest('hex');
  const mark = { apiId, document, deployment: await servedDeployment(clients, apiId) };
  const done = await readJson(state.finished);
  if (Object.entries(mark).every(([key, value]) => done[key] === value)) return false;

  const template = await read();
  const scope = await scopeOf(clients, emulator, deployed, template);
  await setDropped(clients, droppedFrom(template, scope));
  await allowPlainHttp(clients.s3, template, scope);
  await allowMail(clients, template, scope);
  await allowAnyTags(clients, template, scope);
  const imported = await readImported(clients.gateway, apiId);
  const deployment = await sendPlan(clients.gateway, planImport(gatewayDocument(source), imported, scope));
  await writeJson(state.finished, { ...mark, deployment });
  return true;
};
