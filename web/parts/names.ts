const languages = new Intl.DisplayNames('en', { type: 'language' });

/** `German` for `de`; a code that nobody knows stays. */
export function languageName(code: string): string {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}

const dayMs = 86_400_000;
// Made once: making one takes longer than using it a hundred times.
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayOfAny = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const full = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });

/** `17 May 2024 at 09:05`; what is no date stays as it is. */
export function momentText(at: string | number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? String(at) : full.format(date);
}

/** `today, 14:05`, `yesterday`, `12 May`, `12 May 2023`. */
export function dayText(at: string | number, now: number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return String(at);
  const days = Math.round((startOfDay(now) - startOfDay(date.getTime())) / dayMs);
  if (days === 0) return `today, ${clock.format(date)}`;
  if (days === 1) return 'yesterday';
  return (date.getFullYear() === new Date(now).getFullYear() ? dayOfYear : dayOfAny).format(date);
}

function startOfDay(at: number): number {
  const day = new Date(at);
  day.setHours(0, 0, 0, 0);
  return day.getTime();
}
