import type { State } from '../places.ts';

/** What a start was asked for. */
export interface StartOptions {
  /** Where the console and the API answer. */
  readonly port: number;
  /** Where the AWS APIs answer. */
  readonly awsPort: number;
  readonly state: State;
}

/** How what has been started is to be ended, told as soon as it has been. */
export type AtEnd = (ending: () => Promise<void>) => void;
