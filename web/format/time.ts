const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

/** A moment as people here write it, in their own time zone. */
export const momentText = (instant: string): string => moment.format(new Date(instant));

/** A day as people here write it. @param date YYYY-MM-DD */
export const dayText = (date: string): string => day.format(new Date(`${date}T00:00:00Z`));
