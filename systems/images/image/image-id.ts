/** Of a UUID of version 7: the 12 digits of its milliseconds are in two groups. Source: RFC 9562, 5.7 */
const [HIGH, ALL] = [8, 12];

/** When an image was made, as its id tells. @param id a UUID of version 7 */
export const madeAt = (id: string): Date => new Date(parseInt(id.replace('-', '').slice(0, ALL), 16));

/** What all ids that are made from a moment on begin with, or come after. */
export const idsFrom = (moment: Date): string => {
  const digits = moment.getTime().toString(16).padStart(ALL, '0');
  return `${digits.slice(0, HIGH)}-${digits.slice(HIGH)}`;
};
