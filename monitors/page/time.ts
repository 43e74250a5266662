import type { Lang } from '../../words/text.ts';

/** Writes times and durations as a person reads them, in the plan's time zone. */
export class Times {
  readonly #lang: Lang;
  readonly #timeZone: string;
  readonly #now: number;

  /** @param now Unix time in ms: of its day only the hour is written */
  constructor(lang: Lang, timeZone: string, now: number) {
    this.#lang = lang;
    this.#timeZone = timeZone;
    this.#now = now;
  }

  /** `03:12`, with its day where it is another than today. */
  at(instant: string | number, seconds = false): string {
    const ms = typeof instant === 'number' ? instant : Date.parse(instant);
    const clock = this.#clock(ms, seconds);
    const [day, today] = [this.#day(ms), this.#day(this.#now)];
    if (day === today) return clock;
    if (this.#lang === 'en') return `${clock} on ${day}`;
    const [year] = today.split('-');
    const written = this.date(day);
    const isThisYear = day.startsWith(`${year}-`);
    return `${clock} ngày ${isThisYear ? written.slice(0, written.lastIndexOf('/')) : written}`;
  }

  /** The time as programs read it, too. */
  element(instant: string | number, seconds = false): string {
    const iso = new Date(instant).toISOString();
    return `<time datetime="${iso}">${this.at(instant, seconds)}</time>`;
  }

  /** `2025-07-01` as a person writes it. */
  date(day: string): string {
    const [year, month, date] = day.split('-').map(Number);
    return this.#lang === 'vi' ? `${date}/${month}/${year}` : day;
  }

  /** `2025-07-01T22:00`, in the plan's time zone already. */
  local(moment: string): string {
    const [day = '', clock = ''] = moment.split('T');
    return `${clock} ${this.#lang === 'vi' ? 'ngày' : 'on'} ${this.date(day)}`;
  }

  lasted(ms: number): string {
    const minutes = Math.floor(ms / 60_000);
    const [minute, hour, day] = this.#lang === 'vi' ? ['phút', 'giờ', 'ngày'] : ['min', 'h', 'd'];
    if (minutes < 1) return this.#lang === 'vi' ? 'chưa đầy 1 phút' : 'under 1 min';
    if (minutes < 60) return `${minutes} ${minute}`;
    const hours = Math.floor(minutes / 60);
    if (hours < 24)
      return `${hours} ${hour}${minutes % 60 === 0 ? '' : ` ${minutes % 60} ${minute}`}`;
    return `${Math.floor(hours / 24)} ${day}${hours % 24 === 0 ? '' : ` ${hours % 24} ${hour}`}`;
  }

  /** How long a look took. */
  took(seconds: number): string {
    if (seconds < 0.1) return `${Math.max(1, Math.round(seconds * 1_000))} ms`;
    const locale = this.#lang === 'vi' ? 'vi-VN' : 'en-GB';
    return `${seconds.toLocaleString(locale, { maximumFractionDigits: 2 })} s`;
  }

  /** Milliseconds from a moment until now. */
  since(instant: string): number {
    return Math.max(0, this.#now - Date.parse(instant));
  }

  #day(ms: number): string {
    return Temporal.Instant.fromEpochMilliseconds(Math.floor(ms))
      .toZonedDateTimeISO(this.#timeZone)
      .toPlainDate()
      .toString();
  }

  #clock(ms: number, seconds: boolean): string {
    return Temporal.Instant.fromEpochMilliseconds(Math.floor(ms))
      .toZonedDateTimeISO(this.#timeZone)
      .toPlainTime()
      .toString({ smallestUnit: seconds ? 'second' : 'minute' });
  }
}
