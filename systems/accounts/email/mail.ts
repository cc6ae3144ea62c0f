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

/**
 * A mail's HTML form: no pictures, nothing is fetched.
 * @param lines HTML, in which all text is escaped
 */
export const htmlPage = (subject: string, lines: readonly string[]): string =>
  [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${subject}</title></head><body>`,
    ...lines,
    '</body></html>',
    '',
  ].join('\n');
