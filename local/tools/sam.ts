import { delimiter, join } from 'node:path';
import { ROOT } from '../places.ts';

/**
 * The environment in which `sam` finds cfn-lint and esbuild, and reports nothing to anyone. The
 * caller's AWS settings stay: with them `sam` reaches AWS, with `emulatorEnv` the emulator.
 * @param bin the `bin` folder of sam's venv
 */
export const samEnv = (bin: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...env,
  PATH: [bin, join(ROOT, 'node_modules/.bin'), env['PATH']].filter(Boolean).join(delimiter),
  SAM_CLI_TELEMETRY: '0',
});

/** An environment without any AWS setting of the host. */
export const withoutAws = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AWS_')));

/** `samEnv` aimed at the local emulator, whatever the host's AWS settings are. */
export const samAtEmulator = (
  bin: string,
  { endpoint, region }: { readonly endpoint: string; readonly region: string },
): NodeJS.ProcessEnv => ({
  ...samEnv(bin, withoutAws(process.env)),
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  // No profile of the host has a say.
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  // The native packages of layers are this machine's: here is where the functions run.
  npm_config_os: process.platform,
  npm_config_cpu: process.arch,
  // How often `sam deploy` asks whether the stack is there, in seconds.
  SAM_CLI_POLL_DELAY: '0.2',
});
