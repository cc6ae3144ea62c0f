const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

/** A size as people write it: `6.6 KB`. */
export const bytesText = (bytes: number): string => {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** power;
  const digits = power === 0 || value >= 100 ? 0 : 1;
  return `${value.toLocaleString(undefined, { maximumFractionDigits: digits })} ${UNITS[power] ?? ''}`;
};
