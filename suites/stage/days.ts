import { configOfSuites } from '../journey.ts';

/** The present day where the platforms stand, `2025-06-28`. */
export function today(): string {
  return dayOf(new Date());
}

/** The minute of a moment where the platforms stand, `2025-06-28 08:30`. */
export function minuteOf(moment: Date): string {
  const { timeZone } = configOfSuites().plan;
  const words = { dateStyle: 'short', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat('sv-SE', { timeZone, ...words }).format(moment);
}

/** `28/06/2025 08:30` as pages write it → `2025-06-28 08:30`; empty where it is none. */
export function minuteIn(text: string): string {
  const found = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{2}:\d{2})$/.exec(text.trim());
  if (found === null) return '';
  const [, day = '', month = '', year = '', clock = ''] = found;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')} ${clock}`;
}

/** The day of a moment where the platforms stand, `2025-06-28`; empty where it is none. */
export function dayOf(moment: Date | string): string {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return '';
  const { timeZone } = configOfSuites().plan;
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);
}
