/**
 * Numbers, times and dates as people read them. Written out here rather than left to the runtime's
 * locale data, which differs between installations: the same input must give the same bytes.
 */
import type { Lang } from '../words/text.ts';

/** `1.234,5` in Vietnamese, `1,234.5` in English; at most `digits` decimals, no trailing zeros. */
export function number(value: number, lang: Lang, digits = 1): string {
  if (!Number.isFinite(value)) return '—';
  const [whole = '0', decimals = ''] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, lang === 'vi' ? '.' : ',');
  const kept = decimals.replace(/0+$/, '');
  const shown = kept === '' ? grouped : `${grouped}${lang === 'vi' ? ',' : '.'}${kept}`;
  return value < 0 && /[1-9]/.test(shown) ? `−${shown}` : shown;
}

/** A share of 0 to 1 as a percentage. Rounds towards the middle: 0.9999 is never shown as 100 %. */
export function percent(share: number, lang: Lang): string {
  const exact = share * 100;
  const rounded = Math.round(exact * 10) / 10;
  const honest = rounded === 100 && exact < 100 ? 99.9 : rounded === 0 && exact > 0 ? 0.1 : rounded;
  return lang === 'vi' ? `${number(honest, lang)}%` : `${number(honest, lang)} %`;
}

/** Part of a whole as a percentage, or a dash where there is no whole. */
export function share(part: number, whole: number, lang: Lang): string {
  return whole === 0 ? '—' : percent(part / whole, lang);
}

/** `350 ms`, `2,5 giây`, `3 phút 05 giây`, `2 giờ 05 phút`. */
export function duration(ms: number, lang: Lang): string {
  const unit = lang === 'vi' ? { s: 'giây', m: 'phút', h: 'giờ' } : { s: 's', m: 'min', h: 'h' };
  if (ms < 1000) return `${number(ms, lang, 0)} ms`;
  if (ms < 59_950) return `${number(ms / 1000, lang, 1)} ${unit.s}`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} ${unit.m} ${two(seconds % 60)} ${unit.s}`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} ${unit.h} ${two(minutes % 60)} ${unit.m}`;
}

/** `12,3 kB`. */
export function size(bytes: number, lang: Lang): string {
  if (bytes < 1000) return `${number(bytes, lang, 0)} B`;
  if (bytes < 1_000_000) return `${number(bytes / 1000, lang, 1)} kB`;
  return `${number(bytes / 1_000_000, lang, 1)} MB`;
}

/** The wall clock in Việt Nam (UTC+7, without summer time since 1975) as parts. */
export interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/** Wall clock of an ISO time in Asia/Ho_Chi_Minh, or null for what is no time. */
export function wallClock(iso: string): WallClock | null {
  const shifted = shiftedToVietNam(iso);
  if (shifted === null) return null;
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
  };
}

/** A `Date` whose UTC fields are the wall clock in Việt Nam, as spreadsheets without time zones want it. */
export function shiftedToVietNam(iso: string): Date | null {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? null : new Date(at + 7 * 3_600_000);
}

/** `28/06/2025 08:00` in Asia/Ho_Chi_Minh; what is no time is shown as it is. */
export function dateTime(iso: string): string {
  const at = wallClock(iso);
  return at === null ? iso : `${dateOf(at)} ${two(at.hour)}:${two(at.minute)}`;
}

/** `28/06/2025 08:00:05`. */
export function dateTimeSeconds(iso: string): string {
  const at = wallClock(iso);
  return at === null ? iso : `${dateTime(iso)}:${two(at.second)}`;
}

/** `28/06/2025` from a time, or from a plain date such as `2025-06-28`. */
export function date(iso: string): string {
  const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (plain !== null) return `${plain[3]}/${plain[2]}/${plain[1]}`;
  const at = wallClock(iso);
  return at === null ? iso : dateOf(at);
}

function dateOf(at: WallClock): string {
  return `${two(at.day)}/${two(at.month)}/${at.year}`;
}

/** Two digits. */
export function two(value: number): string {
  return String(value).padStart(2, '0');
}
