import { answerOf } from 'trellis/client';
import type { KeySource } from '../key-parts/source.ts';
import { api } from '../session/browser.ts';

/** The keys of who is signed in. */
export const MY_KEYS: KeySource = {
  isOwn: true,
  requests: { keys: ['GET', '/me/keys'], usage: ['GET', '/me/usage'] },
  keys: async (signal) => (await answerOf(api.GET('/me/keys', { signal }))).keys,
  usage: async (signal) => (await answerOf(api.GET('/me/usage', { signal }))).usage,
  rotate: (keyId, overlapHours) => answerOf(api.POST('/me/keys/rotate', { body: { keyId, overlapHours } })),
  setEnabled: (keyId, enabled) =>
    answerOf(api.PATCH('/me/keys/{keyId}', { params: { path: { keyId } }, body: { enabled } })),
  remove: (keyId) => answerOf(api.DELETE('/me/keys/{keyId}', { params: { path: { keyId } } })),
};
