import { writeJson } from '../ops/files.ts';
import type { DemoUsers } from './demo/users.ts';

/** What a client of the local stack needs to know: the content of `.local/endpoints.json`. */
export interface Endpoints extends DemoUsers {
  /** Where the console is. */
  readonly console: string;
  /** Where the API answers, with the stage and without a slash at the end. */
  readonly api: string;
  /** Where the AWS APIs answer. */
  readonly aws: string;
  /** Where the stand-in for Clarifai answers. */
  readonly clarifai: string;
  readonly region: string;
  readonly stack: string;
  readonly resources: {
    readonly reportsBucket: string;
    readonly imagesBucket: string;
    readonly clipsBucket: string;
    readonly userPoolId: string;
    readonly userPoolClientId: string;
  };
}

/** Only this user may read the file: it holds keys and passwords. */
export const writeEndpoints = (path: string, endpoints: Endpoints): Promise<void> =>
  writeJson(path, endpoints);
