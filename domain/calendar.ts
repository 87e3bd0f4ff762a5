/** A day of the calendar without a time, as "2026-11-24": compared as text, earlier is less. */
export type Day = string;

/** Tells on which day an instant (ISO 8601) falls in a time zone (IANA name). @throws RangeError for a zone that nobody knows */
export function calendarOf(timeZone: string): (instant: string) => Day {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
    return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
  };
}

/** The day so many days later; clocks that change have no part in it. */
export function addDays(day: Day, days: number): Day {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** Whether a text names a day that there is, of the years 1900 to 2999: so have the days around it four digits, in every zone. */
export function isDay(text: string): boolean {
  return /^(19|2\d)\d\d-\d\d-\d\d$/.test(text) && addDaysOrNull(text) === text;
}

function addDaysOrNull(day: Day): Day | null {
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString().slice(0, 10);
}
