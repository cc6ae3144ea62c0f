import { Command } from 'commander';
import { explain } from './problem.ts';
import type { Which } from './reach.ts';

/*
 * An operator's commands, for the local stack or a stack on AWS; package.json names them: `npm run replay`…
 * A command imports what it needs only when it runs: the AWS SDK alone takes half a second.
 */

// On Node 20 the SDK warns at every start that it will need a newer version.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const program = new Command('trellis').description('Commands for operators of Trellis');

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
    .option('--state <dir>', 'the folder of the local stack’s state', '.local')
    .option('--stack <name>', 'a stack on AWS, reached with your credentials; without it, the local stack')
    .option('--region <region>', 'the region of that stack');

forStack('admin-create', 'make a new or an existing user an admin')
  .requiredOption('--email <address>', 'the address that receives the temporary password')
  .option('--username <name>', 'the name to sign in with; without it, the e-mail address')
  .option('--quiet', 'send no e-mail; print the temporary password instead')
  .action(async (flags: WhichFlags & { email: string; username?: string; quiet?: boolean }) => {
    const { createAdmin } = await import('./create-admin.ts');
    const { email, username = email, quiet = false } = flags;
    console.log(await createAdmin(whichOf(flags), { email, username, quiet }));
  });

forStack('reconcile', 'finish interrupted work between users, API keys and the gateway').action(
  async (flags: WhichFlags) => {
    const { reconcileNow } = await import('./reconcile.ts');
    console.log(await reconcileNow(whichOf(flags)));
  },
);

forStack('replay', 'send the messages of a dead-letter queue back to their queue')
  .argument('<queue>', 'users, permits-load, arrivals, tagging or clips')
  .action(async (queue: string, flags: WhichFlags) => {
    const { replay } = await import('./replay.ts');
    console.log(await replay(whichOf(flags), queue));
  });

forStack('secrets-put', 'store a secret for the function that reads it')
  .requiredOption('--clarifai-api-key', 'the key for Clarifai, from a prompt or from standard input')
  .action(async (flags: WhichFlags) => {
    const { askAndPut, CLARIFAI_KEY } = await import('./secrets.ts');
    console.log(await askAndPut(whichOf(flags), CLARIFAI_KEY));
  });

forStack('permits-reindex', 'make the search keys of permits anew, and count them').action(
  async (flags: WhichFlags) => {
    const { reindexPermits } = await import('./reindex.ts');
    console.log(await reindexPermits(whichOf(flags)));
  },
);

forStack('cleanup', 'list the tables that were made through the API, and delete them after asking').action(
  async (flags: WhichFlags) => {
    const { cleanUp } = await import('./cleanup.ts');
    console.log(await cleanUp(whichOf(flags)));
  },
);

try {
  await program.parseAsync();
} catch (error) {
  console.error(`\n${explain(error)}`);
  process.exitCode = 1;
}
