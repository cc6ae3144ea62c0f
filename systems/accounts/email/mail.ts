/** A mail in both forms; which one is shown is up to the reader's program. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Mailer {
  /** Absent when no sender is configured. What it throws quotes no address: it is logged. */
  readonly send?: (to: string, mail: Mail) => Promise<void>;
}
