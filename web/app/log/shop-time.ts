/**
 * The instant at which a calendar day begins in a time zone: midnight, or the first moment after it where clocks jump over midnight.
 * `day` is YYYY-MM-DD. Null when there is no such day.
 */
export function startOfDay(day: string, timeZone: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return null;
  const asIfUtc = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(asIfUtc) || new Date(asIfUtc).toISOString().slice(0, 10) !== day) return null;
  // The offset depends on the instant, which depends on the offset: twice around settles it.
  let instant = asIfUtc - offsetAt(asIfUtc, timeZone);
  instant = asIfUtc - offsetAt(instant, timeZone);
  return new Date(instant);
}

/** The day after, as YYYY-MM-DD. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** An instant as the clocks of a time zone show it: "2026-11-21 14:05:33". */
export function wallClock(instant: Date, timeZone: string): string {
  const parts = partsIn(timeZone).formatToParts(instant);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')}`;
}

function offsetAt(instant: number, timeZone: string): number {
  const shown = Date.parse(`${wallClock(new Date(instant), timeZone).replace(' ', 'T')}Z`);
  return shown - Math.floor(instant / 1000) * 1000;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function partsIn(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
}
