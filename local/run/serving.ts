import type { Clients, Emulator } from '../../ops/clients.ts';
import { type Deployed, output } from '../../ops/deployed.ts';
import { readJson } from '../../ops/files.ts';
import { CLARIFAI_KEY, putSecret } from '../../ops/secrets.ts';
import { demoUsers, earlierUsers } from '../demo/users.ts';
import { verifySender } from '../demo/sender.ts';
import { type Endpoints, writeEndpoints } from '../endpoints.ts';
import type { Template } from '../deploy/template.ts';
import { finishDeployment } from '../gateway/finish.ts';
import { HOST, STACK, STAGE } from '../places.ts';
import type { StartOptions } from './options.ts';

/** Who e-mail comes from on a local stack; nothing leaves the machine. */
export const SENDER = 'trellis@example.com';

/** The deployment that is served now. `npm run dev` replaces it. */
export interface Served {
  readonly deployed: Deployed;
  readonly endpoints: Endpoints;
}

/** The stand-in for Clarifai: where it is, and the key that it wants. */
export interface Tagger {
  readonly endpoint: string;
  readonly key: string;
}

/** Makes a deployment usable: what the emulator left out, users, a key, `endpoints.json`. */
export const serve = async (
  { port, state }: StartOptions,
  emulator: Emulator,
  clients: Clients,
  clarifai: Tagger,
  deployed: Deployed,
  template: () => Promise<Template>,
): Promise<Served> => {
  await finishDeployment(clients, emulator, deployed, state, template);
  await verifySender(clients, SENDER);
  await putSecret(clients.ssm, STACK, CLARIFAI_KEY, clarifai.key);
  const behind = `${emulator.endpoint}/restapis/${output(deployed, 'ApiId')}/${STAGE}/_user_request_`;
  const earlier = earlierUsers(await readJson(state.endpoints));
  const endpoints: Endpoints = {
    console: `http://${HOST}:${String(port)}/`,
    api: `http://${HOST}:${String(port)}/${STAGE}`,
    aws: emulator.endpoint,
    clarifai: clarifai.endpoint,
    region: emulator.region,
    stack: STACK,
    ...(await demoUsers(clients, deployed, behind, earlier)),
    resources: {
      reportsBucket: output(deployed, 'ReportsBucketName'),
      imagesBucket: output(deployed, 'ImagesBucketName'),
      clipsBucket: output(deployed, 'ClipsBucketName'),
      userPoolId: output(deployed, 'UserPoolId'),
      userPoolClientId: output(deployed, 'UserPoolClientId'),
    },
  };
  await writeEndpoints(state.endpoints, endpoints);
  return { deployed, endpoints };
};
