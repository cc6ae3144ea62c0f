import { notify } from '../shell/notices.ts';
import { session } from './browser.ts';
import { subOf, whenOwnerGoes } from './owner.ts';
import { endsWithSession } from './under-way.ts';

const lostText = (count: number): string =>
  `The session ended before ${count === 1 ? '1 file was' : `${String(count)} files were`} uploaded. Choose what is missing again.`;

/**
 * Has files end with the session of their user. A sign-out asks first while some are under way; after a session that
 * ended by itself, its user hears at their next sign-in how many did not come.
 * @param count how many are under way
 * @param end gives them up
 */
export const filesOfSession = (count: () => number, end: () => void): void => {
  endsWithSession(count);
  const lost = new Map<string, number>();
  whenOwnerGoes((owner) => {
    const state = session.state();
    const isAsked = state.status === 'out' && !state.ended;
    const left = count();
    if (left > 0 && !isAsked) lost.set(owner, left);
    end();
  });
  session.subscribe(() => {
    const owner = subOf();
    const left = owner === undefined ? undefined : lost.get(owner);
    if (owner === undefined || left === undefined) return;
    lost.delete(owner);
    notify({ type: 'error', content: lostText(left) });
  });
};
