/** Where reports are dropped, in their bucket. */
export const REPORTS = 'reports/';

/** A file's name, as its uploader knows it. */
export const fileNameOf = (key: string): string =>
  key.startsWith(REPORTS) ? key.slice(REPORTS.length) : key;
