import { readFile } from 'node:fs/promises';
import { json } from '../../core/json.ts';
import { bucketOf, located } from '../deploy/artefacts.ts';
import { deployedTemplate, deployTemplate, putArtefact } from '../deploy/change-set.ts';
import { zipped } from '../deploy/code.ts';
import { readLongForm } from '../deploy/long-form.ts';
import { templateOf } from '../deploy/template.ts';
import { GATEWAY_DOCUMENT, TEMPLATE } from '../places.ts';
import type { Parts } from '../run/parts.ts';
import type { Fresh, LiveFunctions } from './live.ts';
import { readable } from './readable.ts';
import { say, type Stopwatch } from './say.ts';

/** What a deployment is made from beside the code. A generator writes files anew that are as before. */
export const deploymentText = async (): Promise<string> =>
  (await Promise.all([TEMPLATE, GATEWAY_DOCUMENT].map((path) => readFile(path, 'utf8')))).join('\n');

/**
 * Deploys the template and the gateway's document by a change set, and finishes the API.
 * @param fresh the bundles of functions that are not deployed yet, among others
 * @returns false when the change needs what SAM alone builds: a layer
 */
const byChangeSet = async (
  { clients, emulator, signal, serveIt }: Parts,
  fresh: readonly Fresh[],
  live: LiveFunctions,
  watch: Stopwatch,
): Promise<boolean> => {
  const before = await deployedTemplate(clients);
  const bucket = bucketOf(before);
  if (bucket === undefined) return false;
  const put = async (content: string | Uint8Array): Promise<string> => {
    const { key } = await putArtefact(clients, bucket, content);
    return `s3://${bucket}/${key}`;
  };
  const added = new Map<string, string>();
  for (const { bundler, bundle } of fresh)
    if (live.idOf(bundler.name) === undefined) added.set(bundler.name, await put(zipped(bundle)));
  const source = await readFile(TEMPLATE, 'utf8');
  const written = json(await readable('template.yaml cannot be read', async () => readLongForm(source)));
  const document = await put(await readFile(GATEWAY_DOCUMENT));
  const { template, missing } = located(written, before, added, document);
  if (missing.length > 0) return false;
  watch.lap('template');
  const deployed = await deployTemplate(clients, emulator, template, bucket, signal);
  watch.lap('change set');
  await serveIt(deployed, async () => templateOf(template));
  watch.lap('API');
  return true;
};

/** Deploys what has changed beside code; by SAM where a change set is not enough. */
export const deployChange = async (
  parts: Parts,
  live: LiveFunctions,
  fresh: readonly Fresh[],
  watch: Stopwatch,
): Promise<void> => {
  if (!(await byChangeSet(parts, fresh, live, watch))) {
    say('SAM must build something new. Deploying with SAM…');
    await parts.redeploy();
    watch.lap('sam build and sam deploy');
  }
  const added = fresh.filter(({ bundler }) => live.idOf(bundler.name) === undefined);
  await live.readIds();
  live.take(added);
  await live.keep();
};
