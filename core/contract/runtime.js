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
const DATE = /^(\d\d\d\d)-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(?:z|([+-])(\d\d)(?::?(\d\d))?)$/i;
const daysOf = (year, month) => month === 2 ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28 : [4, 6, 9, 11].includes(month) ? 30 : 31;
const date = (text) => {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  if (year === void 0 || month === void 0 || day === void 0) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
};
const time = (text) => {
  const found = TIME.exec(text);
  if (!found) return false;
  const [hours = 0, minutes = 0, seconds = 0] = found.slice(1, 4).map(Number);
  const [zoneHours, zoneMinutes] = [Number(found[5] ?? 0), Number(found[6] ?? 0)];
  if (zoneHours > 23 || zoneMinutes > 59) return false;
  if (hours <= 23 && minutes <= 59 && seconds < 60) return true;
  const sign = found[4] === "-" ? -1 : 1;
  const utcMinutes = minutes - zoneMinutes * sign;
  const utcHours = hours - zoneHours * sign - (utcMinutes < 0 ? 1 : 0);
  return (utcHours === 23 || utcHours === -1) && (utcMinutes === 59 || utcMinutes === -1) && seconds < 61;
};
const dateTime = (text) => {
  const [day, hour, ...more] = text.split(/t|\s/i);
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
  dateTime as "date-time",
  equal,
  int32,
  int64,
  ucs2length
};
