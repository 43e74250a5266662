import { Secrets } from '../../config/reading/secrets.ts';

export type Level = 'debug' | 'info' | 'warn' | 'error';

type Fields = Readonly<Record<string, unknown>>;

interface Line {
  at: number;
  level: Level;
  message: string;
  fields: Fields | undefined;
}

/** A hostile answer may make a probe talk without end: what comes later is counted only. */
const MAX_LINES = 200;
const MAX_VALUE = 300;

/** What a probe tells while it looks. Nothing is formatted until somebody reads it. */
export class ProbeLog {
  readonly #lines: Line[] = [];
  readonly #common: Fields;
  readonly #mask: (text: string) => string;
  #left = 0;
  #secrets: Secrets | undefined;

  /** @param mask takes secrets out of a text, before it is cut or quoted */
  constructor(common: Fields, mask: (text: string) => string = (text) => text) {
    this.#common = common;
    this.#mask = mask;
  }

  debug(message: string, fields?: Fields): void {
    this.#add('debug', message, fields);
  }

  info(message: string, fields?: Fields): void {
    this.#add('info', message, fields);
  }

  warn(message: string, fields?: Fields): void {
    this.#add('warn', message, fields);
  }

  error(message: string, fields?: Fields): void {
    this.#add('error', message, fields);
  }

  /** Whatever was or will be told, this value is not: an account's password, a token. */
  hide(value: string): void {
    this.#secrets ??= new Secrets();
    this.#secrets.add(value);
  }

  /** A text without what was hidden. */
  masked(text: string): string {
    const plain = this.#mask(text);
    return this.#secrets === undefined ? plain : this.#secrets.mask(plain);
  }

  #add(level: Level, message: string, fields: Fields | undefined): void {
    if (this.#lines.length >= MAX_LINES) this.#left += 1;
    else this.#lines.push({ at: Date.now(), level, message, fields });
  }

  /** The last error, for a person. */
  get lastError(): string | undefined {
    const line = this.#lines.findLast(
      ({ level, message }) => level === 'error' && message !== 'Probe failed',
    );
    if (line === undefined) return undefined;
    const err = line.fields?.['err'];
    const status = line.fields?.['status_code'];
    const message = status === undefined ? line.message : `${line.message}, got ${String(status)}`;
    return err === undefined ? message : `${message}: ${this.#plain(err)}`;
  }

  /** In logfmt, one line each, as blackbox_exporter writes. */
  text(): string {
    const lines = this.#lines.map(({ at, level, message, fields }) => {
      const head = `ts=${new Date(at).toISOString()} level=${level} msg=${quoted(message)}`;
      const rest = Object.entries({ ...this.#common, ...fields });
      return [head, ...rest.map(([key, value]) => `${key}=${quoted(this.#plain(value))}`)].join(
        ' ',
      );
    });
    if (this.#left > 0) lines.push(`level=warn msg="${this.#left} more lines were left out"`);
    return lines.map((line) => `${line}\n`).join('');
  }

  #plain(value: unknown): string {
    const text = this.masked(value instanceof Error ? value.message : String(value));
    return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
  }
}

function quoted(text: string): string {
  return /^[^\s"=]+$/.test(text) ? text : JSON.stringify(text);
}
