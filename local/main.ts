import { Command } from 'commander';
import { type State, stateAt } from './places.ts';
import { explain, Problem } from '../ops/problem.ts';
import type { StartOptions } from './run/options.ts';
import { runningRecord } from './run/record.ts';
import { readyAfter, summary } from './run/summary.ts';

/*
 * The commands of the local stack; package.json names them: `npm start`, `npm stop`… What a command
 * needs is imported when it runs: the AWS SDK alone takes half a second.
 */

// The SDK would tell everyone on Node 20 that it will need a newer one some day.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const program = new Command('trellis').description('Trellis on this machine');

interface Flags {
  readonly port: string;
  readonly awsPort: string;
  readonly state: string;
  readonly detach?: boolean;
}

const portOf = (value: string, option: string): number => {
  if (/^\d{1,5}$/.test(value) && Number(value) > 0 && Number(value) < 65_536) return Number(value);
  throw new Problem(`${option} needs a port from 1 to 65535, not ${value}.`);
};

/** What a start was asked for, with a folder for its state. */
const optionsOf = async ({ port, awsPort, state }: Flags): Promise<StartOptions> => {
  const options = {
    port: portOf(port, '--port'),
    awsPort: portOf(awsPort, '--aws-port'),
    state: stateAt(state),
  };
  const { makeFolder } = await import('./run/folder.ts');
  await makeFolder(options.state);
  return options;
};

const STATE = ['--state <dir>', 'where this stack keeps its state', '.local'] as const;

const starting = (name: string, description: string, hidden = false): Command =>
  program
    .command(name, { hidden })
    .description(description)
    .option('--port <number>', 'where the API answers', '3000')
    .option('--aws-port <number>', 'where the AWS APIs answer', '4566')
    .option(...STATE);

/** @throws Problem when something else is there than the state of a stack */
const keptAt = async (dir: string): Promise<State> => {
  const { refuseOtherFolder } = await import('./run/folder.ts');
  const state = stateAt(dir);
  await refuseOtherFolder(state);
  return state;
};

const nothing = async (): Promise<void> => undefined;

const startHere = async (options: StartOptions): Promise<void> => {
  const { supervise } = await import('./run/supervise.ts');
  await supervise(options, async (_parts, { endpoints }) => {
    console.log(`${summary(endpoints)}\n${readyAfter()} Ctrl-C stops it.`);
    return nothing;
  });
};

const startBehind = async (options: StartOptions): Promise<void> => {
  const running = await runningRecord(options.state.run);
  const { startDetached } = await import('./run/detach.ts');
  if (running?.api) console.log(`Already running at ${running.api}. Stop it with: npm stop`);
  else console.log(`${await startDetached(options)}\n${readyAfter()} Stop it with: npm stop`);
};

starting('start', 'install what is missing, start the emulator, deploy, and load the demo data')
  .option('--detach', 'return when all is ready, and leave it running')
  .action(async (flags: Flags) => (flags.detach ? startBehind : startHere)(await optionsOf(flags)));

starting('dev', 'start, and put every change of the source live').action(async (flags: Flags) => {
  const options = await optionsOf(flags);
  const { supervise } = await import('./run/supervise.ts');
  const { develop } = await import('./dev/dev.ts');
  await supervise(options, async (parts, { endpoints }) => {
    console.log(`${summary(endpoints)}\n${readyAfter()} Ctrl-C stops it.\n`);
    return develop(parts, options.state);
  });
});

starting('supervise', 'what start --detach leaves running', true).action(async (flags: Flags) => {
  const { supervise } = await import('./run/supervise.ts');
  const tell = async (news: object): Promise<void> =>
    new Promise(
      (told) =>
        process.send?.(news, () => {
          told();
        }) ?? told(),
    );
  try {
    await supervise(await optionsOf(flags), async (_parts, { endpoints }) => {
      await tell({ ready: summary(endpoints) });
      return nothing;
    });
  } catch (error) {
    // The process that waits for this one shows its log as it grows: the reason is in it, once.
    console.error(`\n${explain(error)}`);
    process.exitCode = 1;
    if (process.connected) await tell({ failed: '' });
  }
});

program
  .command('stop')
  .description('stop what start has started, and keep the data')
  .option(...STATE)
  .action(async ({ state }: Pick<Flags, 'state'>) => {
    const { stop } = await import('./run/stop.ts');
    console.log((await stop(await keptAt(state))) ? 'Stopped.' : 'Nothing was running.');
  });

program
  .command('status')
  .description('say whether the stack runs, and if so its address, keys and users')
  .option(...STATE)
  .action(async ({ state }: Pick<Flags, 'state'>) => {
    const { statusText } = await import('./run/running.ts');
    console.log(await statusText(await keptAt(state)));
  });

program
  .command('logs')
  .description('show what the functions of the running stack have logged')
  .argument('[functions...]', 'names such as permits or permits-load; all functions when there is none')
  .option('--follow', 'go on with what is logged from now on, until Ctrl-C')
  .option('--last <number>', 'how many entries of before to show', '50')
  .option(...STATE)
  .action(async (functions: string[], flags: Pick<Flags, 'state'> & { follow?: boolean; last: string }) => {
    const last = Number(flags.last);
    if (!Number.isInteger(last) || last < 0) throw new Problem('--last needs a whole number.');
    const { showLogs } = await import('./logs/command.ts');
    await showLogs(await keptAt(flags.state), { functions, follow: flags.follow === true, last });
  });

program
  .command('reset')
  .description('stop the stack, and remove its data; what is installed stays')
  .option(...STATE)
  .action(async (flags: Pick<Flags, 'state'>) => {
    const state = stateAt(flags.state);
    const { removalOf, remove } = await import('./run/reset.ts');
    const { stop } = await import('./run/stop.ts');
    // A folder that is not a stack's is refused before anything is stopped.
    await removalOf(state);
    if (await stop(state)) console.log('Stopped.');
    const removal = await removalOf(state);
    if (!removal) return void console.log('There is nothing to delete.');
    console.log(['Deleting:', ...removal.lines.map((line) => `  ${line}`)].join('\n'));
    await remove(state, removal);
    console.log('The next npm start makes a new stack.');
  });

program
  .command('demo-cameras')
  .description('upload what three cameras recorded on the last three days, up to now')
  .option(...STATE)
  .action(async (flags: Pick<Flags, 'state'>) => {
    const { demoCameras } = await import('./demo/command.ts');
    console.log(await demoCameras(await keptAt(flags.state)));
  });

const sam = async (args: readonly string[]): Promise<void> => {
  const { passToSam } = await import('./tools/sam-command.ts');
  await passToSam(args);
};

program
  .command('sam')
  .description('run the pinned SAM CLI with cfn-lint and esbuild, and your own AWS settings')
  .allowUnknownOption()
  .helpOption(false)
  .argument('[args...]')
  .action(sam);

program
  .command('sam-local')
  .description('sam local … on the bundles and the data of a running stack')
  .option(...STATE)
  .allowUnknownOption()
  .helpOption(false)
  .argument('[args...]')
  .action(async (args: readonly string[], { state }: Pick<Flags, 'state'>) => {
    const { samLocal } = await import('./sam-local/command.ts');
    await samLocal(await keptAt(state), args);
  });

program
  .command('packages', { hidden: true })
  .description('install the packages of the console and of its tests')
  .action(async () => {
    const { linkPackages } = await import('./tools/linked.ts');
    const { TOOLS } = await import('./places.ts');
    const signal = new AbortController().signal;
    for (const folder of ['web', 'tests/e2e'] as const)
      await linkPackages(folder, { log: `${TOOLS}/install.log`, signal });
  });

program
  .command('budgets', { hidden: true })
  .description('build the console, and compare what a browser loads with the budgets')
  .action(async () => {
    const { buildConsole } = await import('./console/build.ts');
    const { checkBudgets } = await import('./console/budgets.ts');
    const { TOOLS } = await import('./places.ts');
    const signal = new AbortController().signal;
    console.log(await checkBudgets(await buildConsole({ log: `${TOOLS}/console.log`, signal })));
  });

program
  .command('deploy-console')
  .description(
    'build the console, and publish it for a stack on AWS that was deployed with DeployConsole=true',
  )
  .requiredOption('--stack <name>', 'the stack, reached with your credentials')
  .option('--region <region>', 'the region of that stack')
  .action(async ({ stack, region }: { stack: string; region?: string }) => {
    const { deployConsole } = await import('./console/deploy.ts');
    console.log(await deployConsole(stack, region));
  });

program
  .command('build')
  .description('sam build')
  .action(() => sam(['build']));

try {
  await program.parseAsync();
} catch (error) {
  console.error(`\n${explain(error)}`);
  process.exitCode = 1;
}
