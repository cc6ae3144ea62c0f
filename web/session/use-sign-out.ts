import { useMutation } from '@tanstack/react-query';
import { answerOf, ApiError } from 'trellis/client';
import { notify } from '../shell/notices.ts';
import { explain } from '../states/explain.ts';
import { api, session } from './browser.ts';

/** A session that has ended already is what was asked for. */
const unlessEnded = async (call: Promise<unknown>): Promise<void> => {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 401)) throw error;
  }
};

const leaving = (call: () => Promise<unknown>) => ({
  mutationFn: () => unlessEnded(call()),
  onSuccess: () => {
    session.end();
  },
  onError: (error: Error) => {
    const { heading, advice } = explain(error);
    notify({ type: 'error', content: `You are still signed in. ${heading}. ${advice}` });
  },
});

/** Signing out of this browser, and of all. */
export const useSignOut = () => ({
  here: useMutation(leaving(() => answerOf(api.POST('/signout', { body: {} })))),
  everywhere: useMutation(leaving(() => answerOf(api.POST('/me/sessions/end')))),
});
