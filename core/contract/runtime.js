// Generated from generate/runtime.ts by `npm run generate`. Do not edit.
const ucs2length = (text) => {
  let length = text.length;
  for (let at = 0; at < text.length - 1; at += 1)
    if ((text.charCodeAt(at) & 64512) === 55296 && (text.charCodeAt(at + 1) & 64512) === 56320) {
      length -= 1;
      at += 1;
    }
  return length;
};
const equal = (one, other) => {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const names = Object.keys(one);
  return Array.isArray(one) === Array.isArray(other) && names.length === Object.keys(other).length && names.every(
    (name) => Object.hasOwn(other, name) && equal(one[name], other[name])
  );
};
const sorted = (_name, value) => typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => one < other ? -1 : 1)) : value;
const unique = (items) => new Set(items.map((item) => JSON.stringify(item, sorted))).size === items.length;
const joined = (before, more) => {
  if (before === null) return [...more];
  for (const one of more) before.push(one);
  return before;
};
const DATE = /^(\d\d\d\d)-(\d\d)-(\d\d)$/;
const TIME = /^(?<h>\d\d):(?<m>\d\d):(?<s>\d\d(?:\.\d+)?)(?:z|(?<sign>[+-])(?<zh>\d\d):(?<zm>\d\d))$/i;
const daysOf = (year, month) => month === 2 ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28 : [4, 6, 9, 11].includes(month) ? 30 : 31;
const date = (text) => {
  const [, year = 0, month = 0, day = 0] = (DATE.exec(text) ?? []).map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
};
const isLastOfDay = (hours, minutes) => [23, -1].includes(hours) && [59, -1].includes(minutes);
const time = (text) => {
  const parts = TIME.exec(text)?.groups;
  if (!parts) return false;
  const [hours, minutes, seconds] = [Number(parts["h"]), Number(parts["m"]), Number(parts["s"])];
  const [zoneHours, zoneMinutes] = [Number(parts["zh"] ?? 0), Number(parts["zm"] ?? 0)];
  if (zoneHours > 23 || zoneMinutes > 59) return false;
  if (hours <= 23 && minutes <= 59 && seconds < 60) return true;
  const sign = parts["sign"] === "-" ? -1 : 1;
  const utcMinutes = minutes - zoneMinutes * sign;
  const utcHours = hours - zoneHours * sign - Number(utcMinutes < 0);
  return seconds < 61 && isLastOfDay(utcHours, utcMinutes);
};
const dateTime = (text) => {
  const [day, hour, ...more] = text.split(/t/i, 3);
  return more.length === 0 && hour !== void 0 && date(day ?? "") && time(hour);
};
const INT32 = 2 ** 31;
const int32 = {
  type: "number",
  validate: (value) => Number.isInteger(value) && value >= -INT32 && value < INT32
};
const int64 = {
  type: "number",
  validate: (value) => Number.isInteger(value)
};
export {
  date,
  dateTime,
  equal,
  int32,
  int64,
  joined,
  ucs2length,
  unique
};
