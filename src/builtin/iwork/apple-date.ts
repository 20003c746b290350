/** Dates are seconds since 2001. */
const epoch = Date.UTC(2001, 0, 1);
/** The longest time that a date can hold, in milliseconds. */
const most = 8.64e15;

/** As people write it: the day, with the time where there is one. */
export function appleDate(seconds: number): string | undefined {
  const time = epoch + seconds * 1000;
  if (!(Math.abs(time) <= most)) return undefined;
  const text = new Date(time).toISOString();
  return text.includes('T00:00:00') ? text.slice(0, text.indexOf('T')) : text.replace('T', ' ').slice(0, -5);
}
