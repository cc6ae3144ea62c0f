import { Command } from 'commander';
import { explain } from './problem.ts';
import type { Which } from './reach.ts';

/*
 * An operator's commands, for the local stack or one on AWS; package.json names them: `npm run replay`…
 * What a command needs is imported when it runs: the AWS SDK alone takes half a second.
 */

// The SDK would tell everyone on Node 20 that it will need a newer one some day.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const program = new Command('trellis').description('What an operator of Trellis does');

interface WhichFlags {
  readonly state: string;
  readonly stack?: string;
  readonly region?: string;
}

const whichOf = ({ state, stack, region }: WhichFlags): Which => ({ state, stack, region });

/** A command for the local stack, or for one on AWS with `--stack`. */
const forStack = (name: string, description: string): Command =>
  program
    .command(name)
    .description(description)
    .option('--state <dir>', 'where the local stack keeps its state', '.local')
    .option('--stack <name>', 'a stack on AWS, reached with your credentials; else the local one')
    .option('--region <region>', 'where that stack is');

forStack('admin-create', 'make an admin: a new user, or one that is there')
  .requiredOption('--email <address>', 'where the temporary password is mailed')
  .option('--username <name>', 'how the admin signs in; the address, when not given')
  .option('--quiet', 'mail nothing, and tell the temporary password here')
  .action(async (flags: WhichFlags & { email: string; username?: string; quiet?: boolean }) => {
    const { createAdmin } = await import('./create-admin.ts');
    const { email, username = email, quiet = false } = flags;
    console.log(await createAdmin(whichOf(flags), { email, username, quiet }));
  });

forStack('reconcile', 'find and mend what was cut between users, keys and the gateway').action(
  async (flags: WhichFlags) => {
    const { reconcileNow } = await import('./reconcile.ts');
    console.log(await reconcileNow(whichOf(flags)));
  },
);

forStack('replay', 'have the messages of a dead-letter queue worked on again')
  .argument('<queue>', 'users, permits-load or tagging')
  .action(async (queue: string, flags: WhichFlags) => {
    const { replay } = await import('./replay.ts');
    console.log(await replay(whichOf(flags), queue));
  });

forStack('secrets-put', 'put a secret where its function reads it')
  .requiredOption('--clarifai-api-key', 'the key for Clarifai, asked for, or read from standard input')
  .action(async (flags: WhichFlags) => {
    const { askAndPut, CLARIFAI_KEY } = await import('./secrets.ts');
    console.log(await askAndPut(whichOf(flags), CLARIFAI_KEY));
  });

try {
  await program.parseAsync();
} catch (error) {
  console.error(`\n${explain(error)}`);
  process.exitCode = 1;
}
