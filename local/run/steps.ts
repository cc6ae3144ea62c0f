import { Listr, PRESET_TIMER } from 'listr2';
import type { Parts } from './parts.ts';

/**
 * Keeps what a part throws for the end, where it is explained in one block: the list of steps says where it was, and
 * no more.
 */
const keeping = () => {
  let first: unknown;
  return {
    step:
      <T>(part: () => Promise<T>) =>
      async (): Promise<T> => {
        try {
          return await part();
        } catch (error) {
          first ??= error;
          throw new Error('see below', { cause: error });
        }
      },
    rethrow: (error: unknown): never => {
      throw first ?? error;
    },
  };
};

/**
 * Shows how a start goes on, step by step; the parts decide what happens when.
 * @throws what the first failing part throws
 */
export const showSteps = async (parts: Parts): Promise<void> => {
  const { step, rethrow } = keeping();
  const steps = new Listr(
    [
      { title: 'Check this machine', task: step(parts.checked) },
      {
        title: 'Install and build, side by side',
        task: (_, task) =>
          task.newListr(
            [
              { title: 'The Node of the functions', task: step(parts.node) },
              { title: 'MiniStack, the local AWS', task: step(parts.ministackBin) },
              { title: 'Start MiniStack', task: step(parts.ministack) },
              {
                title: 'Start the stand-in for Clarifai',
                task: step(async () => void (await parts.clarifai())),
              },
              { title: 'AWS SAM CLI', task: step(parts.samBin) },
              { title: 'sam build', task: step(parts.built) },
              { title: 'The console', task: step(parts.page.built) },
            ],
            { concurrent: true },
          ),
      },
      { title: 'sam deploy', task: step(parts.deployed) },
      { title: 'Finish the API, make users and a key', task: step(parts.served) },
      { title: 'Open the front door', task: step(parts.proxy) },
      {
        title: 'Load the permits of December 2016',
        task: async (_, task) => {
          const rows = await step(parts.demo)();
          task.title = `${task.title}: ${String(rows)} rows`;
        },
      },
      { title: 'Upload what three cameras recorded', task: step(async () => void (await parts.clips())) },
    ],
    {
      registerSignalListeners: false,
      fallbackRenderer: 'simple',
      fallbackRendererOptions: { timer: PRESET_TIMER },
      rendererOptions: {
        collapseSubtasks: false,
        collapseErrors: false,
        showErrorMessage: false,
        timer: PRESET_TIMER,
      },
    },
  );
  await steps.run().catch(rethrow);
};
