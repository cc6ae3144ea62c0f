import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { buildFolder, cpuFor, misfitsIn, refuseMisfits } from '../../../local/tools/architecture.ts';

describe('the processor of a deployment', () => {
  const overrides = 'parameter_overrides = "ConsoleOrigin=\\"https://a.example\\" Architecture=\\"arm64\\""';
  const saved = `version = 0.1\n\n[default.deploy.parameters]\n${overrides}\n\n[production.deploy.parameters]\n`;
  const apart =
    '[default.deploy.parameters]\n\n[production.deploy.parameters]\nparameter_overrides = [\n  "Architecture=arm64",\n]\n';
  test.each<[string, string[], string, string]>([
    ['is the template’s by default', ['build'], '', 'x64'],
    ['is what an argument says', ['build', '--parameter-overrides', 'Architecture=arm64'], '', 'arm64'],
    [
      'is what an argument says in the long form',
      ['build', '--parameter-overrides', 'ParameterKey=Architecture,ParameterValue=arm64'],
      '',
      'arm64',
    ],
    ['is what samconfig.toml saved', ['deploy'], saved, 'arm64'],
    ['is what an argument says before that', ['deploy', 'Architecture=x86_64'], saved, 'x64'],
    [
      'is what samconfig.toml has for another environment',
      ['deploy', '--config-env', 'production'],
      apart,
      'arm64',
    ],
    ['is what it has for an environment after =', ['deploy', '--config-env=production'], apart, 'arm64'],
    ['is not what it has for an environment that is not asked for', ['deploy'], apart, 'x64'],
    ['is the template’s in an environment without it', ['build', '--config-env', 'production'], saved, 'x64'],
    ['is no part of another name', ['build', 'OtherArchitecture=arm64'], '', 'x64'],
  ])('%s', (_what, args, samconfig, cpu) => expect(cpuFor(args, samconfig)).toBe(cpu));
});

test.each([
  ['build', '.aws-sam/build'],
  ['build -t template.yaml', '.aws-sam/build'],
  ['build --build-dir out', 'out'],
  ['build --build-dir=out', 'out'],
  ['deploy --guided', '.aws-sam/build'],
  ['deploy --template-file out/template.yaml', 'out'],
])('sam %s is about the folder %s', (args, folder) => expect(buildFolder(args.split(' '))).toBe(folder));

describe('the layers of a build', () => {
  let folder: string;
  const installed = async (name: string, manifest: object): Promise<void> => {
    const path = join(folder, 'SharpLayer/nodejs/node_modules', name);
    await mkdir(path, { recursive: true });
    await writeFile(join(path, 'package.json'), JSON.stringify(manifest));
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trellis-build-'));
    await installed('sharp', {});
    await installed('@img/sharp-linux-x64', { cpu: ['x64'] });
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('fit the processor that they were built for', async () => {
    expect(await misfitsIn(folder, 'x64')).toEqual([]);
    await expect(refuseMisfits(folder, 'x64')).resolves.toBeUndefined();
  });

  test('are refused for another one, and the native package is named', async () =>
    expect(refuseMisfits(folder, 'arm64')).rejects.toThrow('@img/sharp-linux-x64'));

  test('are not there before anything is built', async () =>
    expect(await misfitsIn(join(folder, 'nowhere'), 'x64')).toEqual([]));
});
