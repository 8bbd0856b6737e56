// Calendar days are whole numbers: days since 1 January 1970.
const DAY = 86_400_000;

/** The number of a day such as 2016-03-07. */
export const dayNumber = text => Date.parse(`${text}T00:00:00Z`) / DAY;

/** A day as ISO 8601 writes it. */
export const dayText = number => new Date(number * DAY).toISOString().slice(0, 10);

/** A function from instants (ISO 8601) to the days of a time zone. */
export function daysOf(timeZone) {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone });
  return instant => dayNumber(format.format(new Date(instant)));
}

/** A function from a day and an hour (3.25 for 03:15) to the time, in milliseconds, at which a zone's clocks show it. */
export function timesOf(timeZone) {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const shown = millis => Date.parse(`${format.format(new Date(millis)).replace(' ', 'T')}Z`);
  return (day, hours) => {
    const wanted = day * DAY + hours * 3_600_000;
    const near = wanted - (shown(wanted) - wanted);
    return near - (shown(near) - wanted);
  };
}

/** 1 January 1970 was a Thursday. */
const isSunday = day => (day + 4) % 7 === 0;

/** Whether batches may close in the night after a day. Every fourth Sunday is counted from 4 January 1970. */
export const closes = (day, closing) =>
  isSunday(day) && (closing === 'WEEKLY' || Math.floor((day - 3) / 7) % 4 === 0);

/** The ISO week of a day, such as 2016-W09: the week belongs to the year in which its Thursday lies. */
export function weekOf(day) {
  const thursday = day - (day + 3) % 7 + 3;
  const year = new Date(thursday * DAY).getUTCFullYear();
  const number = Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The first day of the month of a day. */
export const monthOf = day => dayNumber(`${dayText(day).slice(0, 7)}-01`);
