/** A mail in both forms; which one is shown is up to the reader's program. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
