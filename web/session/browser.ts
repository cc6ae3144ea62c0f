import { renewal, trellisAt } from 'trellis/client';
import { queries } from '../queries.ts';
import { type News, sessionOf } from './session.ts';

/** The API is on the origin of the console, wherever that is. */
const API = '/v1';

/** The API without a session. */
export const open = trellisAt({ api: API });

const channel = new BroadcastChannel('trellis-session');

export const session = sessionOf({
  renew: () => renewal(open),
  alone: async (work) => navigator.locks.request('trellis-session', work),
  tell: (news: News) => {
    channel.postMessage(news);
  },
  forget: () => {
    queries.clear();
  },
  now: () => Date.now(),
});

channel.addEventListener('message', ({ data }: MessageEvent<News>) => {
  session.hear(data);
});

/** The API, as the user who is signed in. */
export const api = trellisAt({ api: API, tokens: session.tokens });
