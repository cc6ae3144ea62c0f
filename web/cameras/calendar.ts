const DAY_MS = 86_400_000;

const at = (date: string): Date => new Date(`${date}T00:00:00Z`);
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The month of a date: `2026-11`. @param date YYYY-MM-DD */
export const monthOf = (date: string): string => date.slice(0, 7);

/** A month so many months later. @param month YYYY-MM */
export const monthsAfter = (month: string, months: number): string => {
  const first = at(`${month}-01`);
  return dateOf(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, 1)).slice(0, 7);
};

/**
 * The weeks of a month, each with seven dates; undefined where a day is not of the month.
 * @param month YYYY-MM
 * @param firstDay of a week: 1 for Monday to 7 for Sunday
 */
export const weeksOf = (month: string, firstDay: number): (string | undefined)[][] => {
  const first = at(`${month}-01`);
  const lead = (first.getUTCDay() - firstDay + 14) % 7;
  const length = at(`${monthsAfter(month, 1)}-01`).getTime() - first.getTime();
  const days = Math.round(length / DAY_MS);
  return Array.from({ length: Math.ceil((lead + days) / 7) }, (_week, week) =>
    Array.from({ length: 7 }, (_day, weekday) => {
      const day = week * 7 + weekday - lead;
      return day < 0 || day >= days ? undefined : dateOf(first.getTime() + day * DAY_MS);
    }),
  );
};

/** The same day so many months later, or the last of that month. */
const sameDay = (date: string, months: number): string => {
  const month = monthsAfter(monthOf(date), months);
  const last = at(`${monthsAfter(month, 1)}-01`).getTime() - DAY_MS;
  return dateOf(Math.min(Date.parse(`${month}-01`) + (Number(date.slice(8)) - 1) * DAY_MS, last));
};

/**
 * The date to which a key leads in a calendar, as in all grids of dates.
 * @returns undefined for any other key
 */
export const dateAfterKey = (date: string, key: string, firstDay: number): string | undefined => {
  const ms = at(date).getTime();
  const weekday = (at(date).getUTCDay() - firstDay + 14) % 7;
  const days = new Map([
    ['ArrowLeft', -1],
    ['ArrowRight', 1],
    ['ArrowUp', -7],
    ['ArrowDown', 7],
    ['Home', -weekday],
    ['End', 6 - weekday],
  ]).get(key);
  if (days !== undefined) return dateOf(ms + days * DAY_MS);
  if (key === 'PageUp') return sameDay(date, -1);
  return key === 'PageDown' ? sameDay(date, 1) : undefined;
};

/** The first day of a week as people here have it: 1 for Monday to 7 for Sunday. */
export const firstDayOfWeek = (language: string): number => {
  type WithWeek = Intl.Locale & {
    readonly getWeekInfo?: () => { readonly firstDay: number };
    readonly weekInfo?: { readonly firstDay: number };
  };
  const locale = new Intl.Locale(language) as WithWeek;
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 7;
};
