import { useEffect, useEffectEvent } from 'react';
import { pauseMs } from './pause.ts';

/**
 * Looks again and again while something is under way, less and less often, and not while the page is hidden.
 *
 * @param subject what is watched; undefined when there is nothing to wait for. Another subject begins with short pauses
 * @param look resolves when it has looked; it may tell its error, by which the pause is chosen
 */
export const useWatch = (subject: string | undefined, look: () => Promise<unknown>): void => {
  const doLook = useEffectEvent(look);
  useEffect(() => {
    if (subject === undefined) return undefined;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;
    const plan = (looks: number, error?: unknown): void => {
      timer = setTimeout(
        () => {
          const looking = document.hidden ? Promise.resolve() : doLook();
          void looking
            .catch((thrown: unknown) => thrown)
            .then((outcome) => {
              if (!isOver) plan(looks + 1, outcome);
            });
        },
        pauseMs(looks, error),
      );
    };
    plan(0);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [subject]);
};
