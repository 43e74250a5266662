export const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** Today in Vietnam. */
export function today(): Temporal.PlainDate {
  return Temporal.Now.plainDateISO(TIME_ZONE);
}

/** Now, ISO 8601 in UTC. */
export function now(): string {
  return new Date().toISOString();
}

/** ISO date → `dd/mm/yyyy`; empty for nothing. */
export function dateWords(iso: string | null | undefined): string {
  return iso ? iso.slice(0, 10).split('-').reverse().join('/') : '';
}

/** ISO instant → `dd/mm/yyyy hh:mm` in Vietnam. */
export function timeWords(instant: string | null | undefined): string {
  if (!instant) return '';
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(TIME_ZONE);
  const clock = `${String(at.hour).padStart(2, '0')}:${String(at.minute).padStart(2, '0')}`;
  return `${dateWords(at.toPlainDate().toString())} ${clock}`;
}

/** ISO instant → `dd/mm/yyyy`, the day in Vietnam. */
export function dayWords(instant: string | null | undefined): string {
  return timeWords(instant).slice(0, 10);
}

/** `dd/mm/yyyy` or ISO → ISO date; undefined if it is no date. */
export function parseDate(text: string | undefined): string | undefined {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text?.trim() ?? '');
  const iso = match
    ? `${match[3]}-${match[2]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}`
    : (text?.trim() ?? '');
  try {
    return Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

/** Amount in đồng as people read it. */
export function moneyWords(dong: number): string {
  return `${dong.toString().replace(/\B(?=(\d{3})+$)/g, '.')} đồng`;
}

export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1).replace('.', ',')} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`;
}
