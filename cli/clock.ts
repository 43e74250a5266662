import { loadSuiteConfig } from '../config/load.ts';

/**
 * Writes instants as clocks in the plan's time zone show them: `28/06/2025 08:00`.
 * @param root the folder that holds `config/`
 */
export function planClock(root: string): (instant: string) => string {
  const { timeZone } = loadSuiteConfig(root).plan;
  return (instant) => {
    const at = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${two(at.day)}/${two(at.month)}/${at.year} ${two(at.hour)}:${two(at.minute)}`;
  };
}
