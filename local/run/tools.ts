import { checkNode, checkPort, findPython } from '../machine.ts';
import { lambdaNode } from '../tools/node.ts';
import { findUv, type Install } from '../tools/uv.ts';
import { venv } from '../tools/venv.ts';
import { once } from './once.ts';
import type { StartOptions } from './options.ts';

/** What a stack needs of this machine: checked, or installed where it is missing. */
export const toolsOf = ({ port, awsPort, state }: StartOptions, signal: AbortSignal) => {
  const log = `${state.logs}/install.log`;
  const install = once(async (): Promise<Install> => ({ python: await findPython(), log, signal }));
  const uv = once(async () => findUv(await install()));
  return {
    checked: once(async () => {
      checkNode();
      await install();
      await checkPort({ number: port, option: '--port' });
      await checkPort({ number: awsPort, option: '--aws-port' });
    }),
    node: once(() => lambdaNode({ log, signal })),
    ministackBin: once(async () => venv('ministack', await uv(), await install())),
    samBin: once(async () => venv('sam', await uv(), await install())),
  };
};

export type Tools = ReturnType<typeof toolsOf>;
