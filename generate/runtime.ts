/**
 * What compiled validators call: the same as the parts of ajv and ajv-formats that have the same names, which a test
 * compares. The libraries' own are CommonJS: all of it would be in every bundle, and in none could a bundler tell what
 * is not used. The generator writes this file to core/contract/ as JavaScript; nothing else imports it there.
 */

/** The length of a text in characters, where a pair of surrogates is one. */
export const ucs2length = (text: string): number => {
  let length = text.length;
  for (let at = 0; at < text.length - 1; at += 1)
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      length -= 1;
      at += 1;
    }
  return length;
};

/** Whether two values of JSON are the same. */
export const equal = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const names = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === Object.keys(other).length &&
    names.every(
      (name) => Object.hasOwn(other, name) && equal(one[name as keyof object], other[name as keyof object]),
    )
  );
};

const DATE = /^(\d\d\d\d)-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(?:z|([+-])(\d\d)(?::?(\d\d))?)$/i;

const daysOf = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

/** Source: full-date in https://datatracker.ietf.org/doc/html/rfc3339#section-5.6 */
export const date = (text: string): boolean => {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
};

/** With a time zone. A leap second is one at the end of a day in UTC. */
const time = (text: string): boolean => {
  const found = TIME.exec(text);
  if (!found) return false;
  const [hours = 0, minutes = 0, seconds = 0] = found.slice(1, 4).map(Number);
  const [zoneHours, zoneMinutes] = [Number(found[5] ?? 0), Number(found[6] ?? 0)];
  if (zoneHours > 23 || zoneMinutes > 59) return false;
  if (hours <= 23 && minutes <= 59 && seconds < 60) return true;
  const sign = found[4] === '-' ? -1 : 1;
  const utcMinutes = minutes - zoneMinutes * sign;
  const utcHours = hours - zoneHours * sign - (utcMinutes < 0 ? 1 : 0);
  return (utcHours === 23 || utcHours === -1) && (utcMinutes === 59 || utcMinutes === -1) && seconds < 61;
};

/** Source: date-time in https://datatracker.ietf.org/doc/html/rfc3339#section-5.6 */
const dateTime = (text: string): boolean => {
  const [day, hour, ...more] = text.split(/t|\s/i);
  return more.length === 0 && hour !== undefined && date(day ?? '') && time(hour);
};
export { dateTime as 'date-time' };

const INT32 = 2 ** 31;

export const int32 = {
  type: 'number',
  validate: (value: number): boolean => Number.isInteger(value) && value >= -INT32 && value < INT32,
} as const;

export const int64 = {
  type: 'number',
  validate: (value: number): boolean => Number.isInteger(value),
} as const;
