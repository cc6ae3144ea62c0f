import { session } from '../session/browser.ts';
import { type Notice, notify } from '../shell/notices.ts';
import { isUnderWay, type Load } from './load.ts';

/** What dismisses the notices of loads that are queued again, by the ids of the loads. */
const queued = new Map<string, () => void>();

// They belong to who is signed in.
session.subscribe(() => {
  if (session.state().status !== 'in') queued.clear();
});

/** Says that a load is queued again, until it has ended. */
export const tellQueued = ({ id, file }: Load): void => {
  queued.get(id)?.();
  queued.set(id, notify({ type: 'info', content: `${file} is queued.` }));
};

const outcomeOf = ({ file, state }: Load): Notice => {
  if (state === 'loaded') return { type: 'success', content: `${file} was loaded.` };
  if (state === 'refused') return { type: 'error', content: `${file} was refused again.` };
  return { type: 'error', content: `${file} could not be loaded again.` };
};

/** Says what became of a load that was queued again, once it has ended. @param load as it was just read */
export const tellEnd = (load: Load): void => {
  const takeAway = queued.get(load.id);
  if (!takeAway || isUnderWay(load)) return;
  queued.delete(load.id);
  takeAway();
  notify(outcomeOf(load));
};
