import { Secrets } from '../../config/reading/secrets.ts';
import { shownAddress } from '../../records/store/address.ts';
import { withTexts } from '../../words/reasons/reason.ts';
import type { Reason } from '../../words/reasons/reason.ts';
import { lineOf } from '../reasons/technical/index.ts';
import { shortened } from '../../words/reasons/shortened.ts';

export type Level = 'debug' | 'info' | 'warn' | 'error';

type Fields = Readonly<Record<string, unknown>>;

/** What is looked at: it stands in every line, the address without credentials. */
export interface LookedAt {
  module?: string;
  target?: string;
}

/** What a line says, or the reason that it is made from. */
type Entry = { at: number } & (
  | { level: Level; message: string; fields: Fields | undefined }
  | { reason: Reason }
);

/** A hostile answer may make a probe log without end: later lines are only counted. */
const MAX_LINES = 200;

/** The log of one look. Nothing is formatted until somebody reads it. */
export class ProbeLog {
  readonly #entries: Entry[] = [];
  readonly #at: LookedAt;
  readonly #mask: (text: string) => string;
  #left = 0;
  #secrets: Secrets | undefined;
  #reason: Reason | undefined;

  /** @param mask takes secrets out of a text, before it is cut or quoted */
  constructor(at: LookedAt, mask: (text: string) => string = (text) => text) {
    this.#at = at;
    this.#mask = mask;
  }

  debug(message: string, fields?: Fields): void {
    this.#add({ at: Date.now(), level: 'debug', message, fields });
  }

  info(message: string, fields?: Fields): void {
    this.#add({ at: Date.now(), level: 'info', message, fields });
  }

  warn(message: string, fields?: Fields): void {
    this.#add({ at: Date.now(), level: 'warn', message, fields });
  }

  /** Logs why the look fails. The last reason is the look's. */
  fail(reason: Reason): void {
    this.#reason = reason;
    this.#add({ at: Date.now(), reason });
  }

  /** Logs that the look did not succeed; why stands in the lines before. */
  ended(message: string, fields: Fields): void {
    this.#add({ at: Date.now(), level: 'error', message, fields });
  }

  /** Leaves a value, like a password or a token, out of everything that is read of this log. */
  hide(value: string): void {
    this.#secrets ??= new Secrets();
    this.#secrets.add(value);
  }

  /** A text without secrets. */
  masked(text: string): string {
    const plain = this.#mask(text);
    return this.#secrets === undefined ? plain : this.#secrets.mask(plain);
  }

  /** The last reason, without secrets. */
  get reason(): Reason | undefined {
    return this.#reason && this.without(this.#reason);
  }

  /** A reason without secrets. */
  without(reason: Reason): Reason {
    return withTexts(reason, (text) => this.masked(text));
  }

  /** In logfmt, one line each, as blackbox_exporter writes. */
  text(): string {
    const { target } = this.#at;
    const common = target === undefined ? this.#at : { ...this.#at, target: shownAddress(target) };
    const lines = this.#entries.map((entry) => {
      const {
        level = 'error',
        message,
        fields,
      } = 'reason' in entry ? lineOf(this.without(entry.reason)) : entry;
      const head = `ts=${new Date(entry.at).toISOString()} level=${level} msg=${quoted(message)}`;
      const rest = Object.entries({ ...common, ...fields });
      return [head, ...rest.map(([key, value]) => `${key}=${quoted(this.#plain(value))}`)].join(
        ' ',
      );
    });
    if (this.#left > 0) lines.push(`level=warn msg="${this.#left} more lines were left out"`);
    return lines.map((line) => `${line}\n`).join('');
  }

  #add(entry: Entry): void {
    if (this.#entries.length >= MAX_LINES) this.#left += 1;
    else this.#entries.push(entry);
  }

  #plain(value: unknown): string {
    return shortened(this.masked(value instanceof Error ? value.message : String(value)));
  }
}

function quoted(text: string): string {
  return /^[^\s"=]+$/.test(text) ? text : JSON.stringify(text);
}
