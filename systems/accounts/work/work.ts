import type { Scope } from '../../../core/scopes.ts';

/** What the queue carries. `queuedAt`: ISO 8601, UTC. */
export type Work =
  | {
      readonly kind: 'invite';
      readonly username: string;
      /** ['permits'] when absent. */
      readonly scopes?: readonly Scope[];
      /** true when absent. */
      readonly sendEmail?: boolean;
      readonly queuedAt: string;
    }
  | { readonly kind: 'resend'; readonly sub: string; readonly queuedAt: string }
  | {
      readonly kind: 'delete';
      readonly sub: string;
      readonly queuedAt: string;
      /** The deletion's turn that this message is of; 0 when absent. */
      readonly turn?: number;
      /** How often it has gone on by another message, in this row of them; 0 when absent. */
      readonly hops?: number;
    };

/** @param delaySeconds 0 to 900: nobody gets the work before */
export type Send = (work: Work, delaySeconds: number) => Promise<void>;
