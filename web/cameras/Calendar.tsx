import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { compactText } from '../format/count.ts';
import { dateAfterKey, firstDayOfWeek, monthOf, monthsAfter, weeksOf } from './calendar.ts';
import { daysQuery } from './queries.ts';

const MONTH = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeZone: 'UTC' });
const SHORT = new Intl.DateTimeFormat(undefined, { weekday: 'short', timeZone: 'UTC' });
const LONG = new Intl.DateTimeFormat(undefined, { weekday: 'long', timeZone: 'UTC' });

const at = (date: string): Date => new Date(`${date}T00:00:00Z`);
const many = (count: number, what: string): string =>
  count === 1 ? `1 ${what}` : `${count.toLocaleString()} ${what}s`;

/** What a day has. */
interface Counts {
  readonly clips: number;
  readonly snapshots: number;
}

const NONE: Counts = { clips: 0, snapshots: 0 };

const dayLabel = (date: string, counts: Counts | undefined): string =>
  counts === undefined
    ? DAY.format(at(date))
    : `${DAY.format(at(date))}: ${many(counts.clips, 'clip')}, ${many(counts.snapshots, 'snapshot')}`;

const Day = ({
  date,
  counts,
  isStop,
}: {
  readonly date: string;
  /** Undefined until they are read. */
  readonly counts: Counts | undefined;
  /** Whether the tab key stops here: at one day of the grid. */
  readonly isStop: boolean;
}) => (
  <Link
    from="/cameras"
    to="/cameras"
    search={({ camera }) => ({ ...(camera !== undefined && { camera }), day: date })}
    resetScroll={false}
    className="calendar-day"
    data-date={date}
    data-count={counts && counts.clips > 0 ? compactText(counts.clips) : ''}
    data-has={counts && counts.clips + counts.snapshots > 0 ? true : undefined}
    aria-label={dayLabel(date, counts)}
    tabIndex={isStop ? 0 : -1}
  >
    {Number(date.slice(8))}
  </Link>
);

/** The heads of the columns: any week will do. */
const WeekDays = ({ firstDay }: { readonly firstDay: number }) => (
  <tr>
    {Array.from({ length: 7 }, (_, column) => new Date(Date.UTC(2024, 0, firstDay + column))).map((day) => (
      <th key={day.getTime()} scope="col" abbr={LONG.format(day)}>
        {SHORT.format(day)}
      </th>
    ))}
  </tr>
);

/** Moves the focus by keys, into other months too. */
const useFocus = (month: string, firstDay: number, onMonth: (month: string) => void) => {
  const grid = useRef<HTMLTableElement>(null);
  const [wanted, setWanted] = useState<string>();
  useEffect(() => {
    if (wanted !== undefined && monthOf(wanted) === month)
      grid.current?.querySelector<HTMLElement>(`[data-date="${wanted}"]`)?.focus();
  }, [wanted, month]);
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    const link = event.target instanceof HTMLElement ? event.target : undefined;
    const date = link?.dataset['date'];
    if (link === undefined || date === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ' ') {
      event.preventDefault();
      link.click();
      return;
    }
    const next = dateAfterKey(date, event.key, firstDay);
    if (next === undefined) return;
    event.preventDefault();
    setWanted(next);
    if (monthOf(next) !== month) onMonth(monthOf(next));
  };
  return { grid, wanted, onKeyDown };
};

const MonthBar = ({
  month,
  onMonth,
}: {
  readonly month: string;
  readonly onMonth: (month: string) => void;
}) => (
  <div className="calendar-bar">
    <Button
      variant="icon"
      iconName="angle-left"
      ariaLabel="Previous month"
      onClick={() => {
        onMonth(monthsAfter(month, -1));
      }}
    />
    <Box variant="h2" fontSize="heading-s">
      <span aria-live="polite">{MONTH.format(at(`${month}-01`))}</span>
    </Box>
    <Button
      variant="icon"
      iconName="angle-right"
      ariaLabel="Next month"
      onClick={() => {
        onMonth(monthsAfter(month, 1));
      }}
    />
  </div>
);

/** The days of a month, with how many clips each has. */
export const Calendar = ({
  month,
  day,
  camera,
}: {
  readonly month: string;
  readonly day: string;
  /** Only this one; all of them without it. */
  readonly camera: string | undefined;
}) => {
  const navigate = useNavigate({ from: '/cameras' });
  const days = useQuery(daysQuery(month, camera));
  const firstDay = firstDayOfWeek(DAY.resolvedOptions().locale);
  const onMonth = (next: string): void =>
    void navigate({
      search: (search) => ({ ...search, day, month: next }),
      replace: true,
      resetScroll: false,
    });
  const { grid, wanted, onKeyDown } = useFocus(month, firstDay, onMonth);
  const known = days.data && new Map(days.data.map((one) => [one.date, one]));
  const stop = [wanted, day].find((date) => date !== undefined && monthOf(date) === month) ?? `${month}-01`;
  return (
    <Container fitHeight>
      <MonthBar month={month} onMonth={onMonth} />
      <table
        ref={grid}
        role="grid"
        className="calendar"
        aria-label={MONTH.format(at(`${month}-01`))}
        aria-busy={days.isFetching}
        onKeyDown={onKeyDown}
      >
        <thead>
          <WeekDays firstDay={firstDay} />
        </thead>
        <tbody>
          {weeksOf(month, firstDay).map((week, row) => (
            <tr key={row}>
              {week.map((date, column) => (
                <td
                  key={column}
                  role="gridcell"
                  aria-selected={date === undefined ? undefined : date === day}
                >
                  {date !== undefined && (
                    <Day date={date} counts={known && (known.get(date) ?? NONE)} isStop={date === stop} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Container>
  );
};
