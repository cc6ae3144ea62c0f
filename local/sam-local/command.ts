import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { text } from '../../core/json.ts';
import { clientsOf } from '../../ops/clients.ts';
import { readJson } from '../../ops/files.ts';
import { REGION, ROOT, type State } from '../places.ts';
import { Problem } from '../../ops/problem.ts';
import { runningRecord } from '../run/record.ts';
import { samAtEmulator } from '../tools/sam.ts';
import { samBin } from '../tools/sam-command.ts';
import { bridgeTo } from './bridge.ts';
import { environmentsOf } from './environment.ts';

/**
 * Runs `sam local …` on the bundles and with the data of a running stack, in the terminal, and ends
 * with its exit code. Note that `sam local invoke` exits with 0 even when the function fails.
 * @param args what follows `sam local`, such as `['invoke', 'PermitsFunction', '-e', 'event.json']`
 * @throws Problem when the stack or Docker does not run
 */
export const samLocal = async (state: State, args: readonly string[]): Promise<void> => {
  if (!(await runningRecord(state.run))?.api)
    throw new Problem('sam local needs a running stack. Start one first: npm start -- --detach');
  const endpoints = await readJson(state.endpoints);
  const [aws, clarifai] = [text(endpoints['aws']), text(endpoints['clarifai'])];
  const bridge = await bridgeTo(Number(new URL(aws).port));
  const second = await bridgeTo(Number(new URL(clarifai).port));
  const emulator = { endpoint: aws, region: REGION };
  const variables = join(state.dir, 'sam-local.json');
  await writeFile(
    variables,
    JSON.stringify(
      await environmentsOf(clientsOf(emulator), [aws, bridge.endpoint], [[clarifai, second.endpoint]]),
      null,
      2,
    ),
  );
  const [command = '', ...rest] = args;
  // Kept containers answer in milliseconds, not seconds; what the caller gives comes last, and wins.
  const warm = command.startsWith('start-') ? ['--warm-containers', 'EAGER'] : [];
  const running = execa(
    'sam',
    ['local', command, '--template-file', state.builtTemplate, '--env-vars', variables, ...warm, ...rest],
    {
      cwd: ROOT,
      env: samAtEmulator(await samBin(), emulator),
      extendEnv: false,
      stdio: 'inherit',
      reject: false,
    },
  );
  // The terminal sends Ctrl-C to sam too, which then removes its containers; that is waited for.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => running.kill('SIGINT'));
  const { exitCode } = await running;
  bridge.close();
  second.close();
  process.exitCode = exitCode ?? 1;
};
