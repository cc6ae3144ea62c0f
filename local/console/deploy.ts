import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { S3Client } from '@aws-sdk/client-s3';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reachStack } from '../../ops/reach.ts';
import { consoleOf, letIn, publish } from '../../ops/publish-console.ts';
import { ROOT, TOOLS } from '../places.ts';
import { buildConsole } from './build.ts';
import { readConsole } from './files.ts';

/**
 * Builds the console, lets its origin call the API of a stack on AWS, and publishes it there.
 * @returns what to print
 * @throws Problem when the stack has no console, or cannot be updated
 */
export const deployConsole = async (stack: string, region: string | undefined): Promise<string> => {
  const { name, deployed } = await reachStack({ state: '', stack, region });
  const { bucket, url } = consoleOf(name, deployed);
  const config = region === undefined ? {} : { region };
  const dir = await buildConsole({ log: `${TOOLS}/console.log`, signal: new AbortController().signal });
  const files = await readConsole(dir, await readFile(join(ROOT, 'openapi.yaml')));
  const isNew = await letIn(new CloudFormationClient(config), name, deployed, url);
  const { published, deleted } = await publish(new S3Client(config), bucket, files);
  return [
    ...(isNew
      ? [`Browsers may call the API from ${url} now. Keep ConsoleOrigin=${url} in samconfig.toml.`]
      : []),
    `Published ${String(published)} files${deleted > 0 ? `, and deleted ${String(deleted)} old ones` : ''}.`,
    `The console is at ${url}/`,
  ].join('\n');
};
