const LEAP_SECOND = /^(\d{4}-\d\d-\d\dT\d\d:\d\d):60/i;

/**
 * A moment in milliseconds since 1970 UTC. A leap second counts as the second after it, as on all clocks that number
 * seconds; `Date.parse` knows none.
 * @param moment ISO 8601 with a time zone, as the contract has it
 */
export const msAt = (moment: string): number => {
  const shown = moment.replace(LEAP_SECOND, '$1:59');
  return Date.parse(shown) + (shown === moment ? 0 : 1000);
};
