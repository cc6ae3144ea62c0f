import { notify } from '../shell/notices.ts';
import { session } from './browser.ts';
import { subOf, whenOwnerGoes } from './owner.ts';
import { endsWithSession } from './under-way.ts';

const lostText = (count: number, what: string): string =>
  `The session ended before ${count === 1 ? `1 ${what} was` : `${String(count)} ${what}s were`} uploaded. Choose the missing ${count === 1 ? 'file' : 'files'} again.`;

/**
 * Ends the uploads of a user with their session. A sign-out asks first while files are on their way. After a session
 * that ended otherwise, the next sign-in of the user reports how many files were not uploaded.
 * @param what a file is, such as `image`
 * @param count how many are on their way
 * @param end gives them up
 */
export const filesOfSession = (what: string, count: () => number, end: () => void): void => {
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
    notify({ type: 'error', content: lostText(left, what) });
  });
};
