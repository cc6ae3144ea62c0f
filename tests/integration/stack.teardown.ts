import { execa } from 'execa';

/** Ends the stack that stack.setup.ts has started. */
export default async (
  _all: unknown,
  { globals }: { readonly globals: { readonly state?: string } },
): Promise<void> => {
  const state = globals.state ?? '.local/test';
  await execa('node', ['--import', 'tsx', 'local/main.ts', 'stop', '--state', state]);
};
