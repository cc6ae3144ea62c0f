import { Listr, PRESET_TIMER } from 'listr2';
import type { Parts } from './parts.ts';

/**
 * Shows how a start goes on, step by step; the parts decide what happens when.
 * @throws what the first failing part throws
 */
export const showSteps = async (parts: Parts): Promise<void> => {
  const steps = new Listr(
    [
      { title: 'Check this machine', task: () => parts.checked() },
      {
        title: 'Install and build, side by side',
        task: (_, task) =>
          task.newListr(
            [
              { title: 'The Node of the functions', task: () => parts.node() },
              { title: 'MiniStack, the local AWS', task: () => parts.ministackBin() },
              { title: 'Start MiniStack', task: () => parts.ministack() },
              { title: 'Start the stand-in for Clarifai', task: async () => void (await parts.clarifai()) },
              { title: 'AWS SAM CLI', task: () => parts.samBin() },
              { title: 'sam build', task: () => parts.built() },
            ],
            { concurrent: true },
          ),
      },
      { title: 'sam deploy', task: () => parts.deployed() },
      { title: 'Finish the API, make users and a key', task: () => parts.served() },
      { title: 'Open the front door', task: () => parts.proxy() },
      {
        title: 'Load the permits of December 2016',
        task: async (_, task) => {
          const rows = await parts.demo();
          task.title = `${task.title}: ${String(rows)} rows`;
        },
      },
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
  await steps.run();
};
