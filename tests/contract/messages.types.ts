/** Compiled by `npm run check`, never run: each line that must not compile says so. */
import { readAccountWork, type SendAccountWork } from '../../core/messages/accounts.ts';
import { readForget, type sendForget } from '../../core/messages/forget.ts';
import { readTaggingWork, type SendTaggingWork } from '../../core/messages/tagging.ts';

declare const sendWork: SendAccountWork;
declare const sendTagging: SendTaggingWork;
declare const forget: ReturnType<typeof sendForget>;

const [sub, id, queuedAt] = ['', '', ''];

/** What is sent has the fields of the message, and no others. */
export const sent = [
  sendWork({ kind: 'invite', username: 'ivy', scopes: ['permits'], sendEmail: true, queuedAt }, 5),
  // @ts-expect-error the name is called `username`
  sendWork({ kind: 'invite', name: 'ivy', queuedAt }, 5),
  // @ts-expect-error there is no such scope
  sendWork({ kind: 'invite', username: 'ivy', scopes: ['everything'], queuedAt }, 5),
  // @ts-expect-error a mail has no hops
  sendWork({ kind: 'resend', sub, queuedAt, hops: 1 }, 5),
  // @ts-expect-error a deletion is of a sub
  sendWork({ kind: 'delete', username: 'ivy', queuedAt }, 5),

  sendTagging({ kind: 'retag', sub, id }),
  // @ts-expect-error the image is called `id`
  sendTagging({ kind: 'retag', sub, image: id }),
  // @ts-expect-error there is no such kind
  sendTagging({ kind: 'forget', sub, id }),

  forget({ sub }),
  // @ts-expect-error the user is called `sub`
  forget({ username: 'ivy' }),
];

/** What is read has them, too. */
export const read = async (): Promise<unknown[]> => {
  const work = readAccountWork('');
  const tagging = readTaggingWork('');
  const { done } = await forget({ sub });
  return [
    work.kind === 'invite' && work.username,
    work.kind === 'delete' && work.hops,
    // @ts-expect-error an invitation is of somebody who has no sub yet
    work.kind === 'invite' && String(work.sub),
    // @ts-expect-error what is not checked for its kind has no sub
    String(work.sub),
    tagging.id,
    // @ts-expect-error the image is called `id`
    String(tagging.image),
    readForget({}).sub,
    // @ts-expect-error the user is called `sub`
    String(readForget({}).username),
    done,
  ];
};
