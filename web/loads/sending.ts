import type { components } from 'trellis/client';

type Form = components['schemas']['FormConfig'];

/** The bucket did not take a file. */
export class Rejected extends Error {
  // A literal: constructor.name does not survive minifying.
  override readonly name = 'Rejected';
  readonly status: number;

  constructor(status: number) {
    super(`The bucket answered with status ${String(status)}`);
    this.status = status;
  }
}

/**
 * Sends a file by the form that the API has signed.
 *
 * @param onShare receives the share that has been sent, from 0 to 1. `fetch` does not report it
 * @param signal ends it
 * @throws Rejected when the bucket does not take it; TypeError when there was no answer; the reason of the signal
 */
export const sendFile = (
  { uploadUrl, formFields }: Form,
  file: File,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<void> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const form = new FormData();
    for (const [name, value] of Object.entries(formFields)) form.append(name, value);
    form.append('file', file);
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onShare(loaded / total);
    });
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(new Rejected(request.status));
    });
    request.addEventListener('error', () => {
      reject(new TypeError('No answer came from the bucket'));
    });
    const stop = (): void => {
      request.abort();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop);
    request.addEventListener('loadend', () => {
      signal.removeEventListener('abort', stop);
    });
    request.open('POST', uploadUrl);
    request.send(form);
  });
