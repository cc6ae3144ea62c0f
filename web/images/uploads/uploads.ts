import { useSyncExternalStore } from 'react';
import { answerOf, ApiError } from 'trellis/client';
import { api } from '../../session/browser.ts';
import { filesOfSession } from '../../session/files.ts';
import { BucketError } from './faults.ts';
import { imageTypeOf } from './limits.ts';
import { isUnderWay, type Progress, queueOf, type UploadPorts } from './queue.ts';

/** A connection on which nothing moves for so long counts as cut. */
const STALLED_MS = 60_000;

const digest = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** A request that gives up when nothing moves. */
const watched = (request: XMLHttpRequest, signal: AbortSignal, reject: (error: unknown) => void) => {
  let timer = 0;
  const end = (): void => {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  };
  const stop = (): void => {
    end();
    request.abort();
    reject(signal.aborted ? signal.reason : new TypeError('The connection stands still'));
  };
  const moved = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(stop, STALLED_MS);
  };
  signal.addEventListener('abort', stop);
  moved();
  return { moved, end };
};

/** Sends a form as a browser does, and tells how far it is: `fetch` does not. */
const send: UploadPorts<File>['send'] = ({ uploadUrl, formFields }, file, onPart, signal) =>
  new Promise((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(formFields)) form.set(name, value);
    form.set('file', file);
    const request = new XMLHttpRequest();
    const watch = watched(request, signal, reject);
    let told = 0;
    request.upload.onprogress = ({ loaded, total }) => {
      watch.moved();
      const part = total === 0 ? 0 : loaded / total;
      if (part - told < 0.02 && part < 1) return;
      told = part;
      onPart(part);
    };
    request.onload = () => {
      watch.end();
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(new BucketError(request.status, /<Code>(\w+)<\/Code>/.exec(request.responseText)?.[1]));
    };
    request.onerror = () => {
      watch.end();
      reject(new TypeError('The bucket cannot be reached'));
    };
    request.open('POST', uploadUrl);
    request.send(form);
  });

const offline = (): boolean => !navigator.onLine;

/** Waits, and as long as the browser says that there is no network. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      removeEventListener('online', go);
      signal.removeEventListener('abort', stop);
    };
    const go = (): void => {
      end();
      resolve();
    };
    const stop = (): void => {
      end();
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      if (offline()) addEventListener('online', go);
      else go();
    }, ms);
    signal.addEventListener('abort', stop);
  });

const stateOf: UploadPorts<File>['stateOf'] = async (imageId, signal) => {
  try {
    const path = { imageId };
    return (await answerOf(api.GET('/images/{imageId}', { params: { path }, signal }))).state;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
};

/** The uploads of who is signed in. They go on while another area is looked at. */
export const uploads = queueOf<File>({
  digest,
  ask: (file, sha256, signal) => {
    const contentType = imageTypeOf(file.type);
    const body = { fileName: file.name, sha256, ...(contentType !== undefined && { contentType }) };
    return answerOf(api.POST('/images', { body, signal }));
  },
  send,
  stateOf,
  withdraw: (imageId) => answerOf(api.DELETE('/images/{imageId}', { params: { path: { imageId } } })),
  pause,
  now: () => Date.now(),
});

filesOfSession('image', () => uploads.progress().items.filter(isUnderWay).length, uploads.end);

const ask = (event: BeforeUnloadEvent): void => {
  event.preventDefault();
};

uploads.subscribe(() => {
  if (uploads.progress().items.some(isUnderWay)) addEventListener('beforeunload', ask);
  else removeEventListener('beforeunload', ask);
});

export const useUploads = (): Progress => useSyncExternalStore(uploads.subscribe, uploads.progress);
