/**
 * What compiled validators call: the same as the parts of ajv and ajv-formats that have the same names, which a test
 * compares; but for moments written otherwise than RFC 3339 says, which ajv-formats lets through. The libraries' own
 * are CommonJS: all of it would be in every bundle, and in none could a bundler tell what is not used. `unique` and
 * `joined` do in one pass over a list what ajv does in one for each item. The generator writes this file to
 * core/contract/ as JavaScript; nothing else imports it there.
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

/** The same for objects of the same fields, in whatever order those were sent. */
const sorted = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** Whether no two values of JSON in a list are the same. Each is read once: lists may be long. */
export const unique = (items: readonly unknown[]): boolean =>
  new Set(items.map((item) => JSON.stringify(item, sorted))).size === items.length;

/** Complaints after those before them, which ajv copies each time: for a list, once for each of its items. */
export const joined = (before: unknown[] | null, more: readonly unknown[]): unknown[] => {
  if (before === null) return [...more];
  for (const one of more) before.push(one);
  return before;
};

const DATE = /^(\d\d\d\d)-(\d\d)-(\d\d)$/;
const TIME = /^(?<h>\d\d):(?<m>\d\d):(?<s>\d\d(?:\.\d+)?)(?:z|(?<sign>[+-])(?<zh>\d\d):(?<zm>\d\d))$/i;

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
  const [, year = 0, month = 0, day = 0] = (DATE.exec(text) ?? []).map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
};

/** Whether a minute is the last one of a day in UTC, to which leap seconds are added. */
const isLastOfDay = (hours: number, minutes: number): boolean =>
  [23, -1].includes(hours) && [59, -1].includes(minutes);

/** With a time zone. */
const time = (text: string): boolean => {
  const parts: Partial<Record<string, string>> | undefined = TIME.exec(text)?.groups;
  if (!parts) return false;
  const [hours, minutes, seconds] = [Number(parts['h']), Number(parts['m']), Number(parts['s'])];
  const [zoneHours, zoneMinutes] = [Number(parts['zh'] ?? 0), Number(parts['zm'] ?? 0)];
  if (zoneHours > 23 || zoneMinutes > 59) return false;
  if (hours <= 23 && minutes <= 59 && seconds < 60) return true;
  const sign = parts['sign'] === '-' ? -1 : 1;
  const utcMinutes = minutes - zoneMinutes * sign;
  const utcHours = hours - zoneHours * sign - Number(utcMinutes < 0);
  return seconds < 61 && isLastOfDay(utcHours, utcMinutes);
};

/** Source: date-time in https://datatracker.ietf.org/doc/html/rfc3339#section-5.6 */
export const dateTime = (text: string): boolean => {
  // A third part is one too many, however many there are.
  const [day, hour, ...more] = text.split(/t/i, 3);
  return more.length === 0 && hour !== undefined && date(day ?? '') && time(hour);
};

const INT32 = 2 ** 31;

export const int32 = {
  type: 'number',
  validate: (value: number): boolean => Number.isInteger(value) && value >= -INT32 && value < INT32,
} as const;

export const int64 = {
  type: 'number',
  validate: (value: number): boolean => Number.isInteger(value),
} as const;
