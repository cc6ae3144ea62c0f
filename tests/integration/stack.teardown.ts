import { execa } from 'execa';

/** Ends the stack that stack.setup.ts has started. */
export default async (): Promise<void> => {
  await execa('node', ['--import', 'tsx', 'local/main.ts', 'stop', '--state', '.local/test']);
};
