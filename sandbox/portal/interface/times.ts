import { TIME_ZONE } from '../../web/words.ts';

/** `yyyyMMddHHmmss` in Vietnam → ISO instant; undefined where it is none. */
export function instantOf(text: string): string | undefined {
  const [, y, m, d, h, min, s] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  try {
    const local = Temporal.PlainDateTime.from(`${y}-${m}-${d}T${h}:${min}:${s}`, {
      overflow: 'reject',
    });
    return local.toZonedDateTime(TIME_ZONE).toInstant().toString();
  } catch {
    return undefined;
  }
}

/** ISO instant → `yyyyMMddHHmmss` in Vietnam. */
export function portalTime(iso: string): string {
  const at = Temporal.Instant.from(iso).toZonedDateTimeISO(TIME_ZONE);
  return at.toPlainDateTime().toString({ smallestUnit: 'second' }).replace(/\D/g, '');
}
