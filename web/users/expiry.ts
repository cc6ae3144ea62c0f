/**
 * The moment at which a key expires that works until the end of a day, in the viewer's time zone.
 * @param day YYYY-MM-DD, as a date picker has it; '' for never
 */
export const expiryOf = (day: string): string | undefined => {
  const end = new Date(`${day}T23:59:59`);
  return Number.isNaN(end.getTime()) ? undefined : end.toISOString();
};

/** The day of a moment in the viewer's time zone, as a date picker has it; '' for never. */
export const dayOf = (expiresAt: string | undefined): string => {
  if (expiresAt === undefined) return '';
  const at = new Date(expiresAt);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
};
