import { isSensitive } from './masking/secrets.ts';

/** What an interface was asked, and what it answered. */
export interface Exchange {
  method: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Missing where there was none. */
  answer?: {
    status: number;
    headers: Readonly<Record<string, string>>;
    text: string;
    /** Time to the end of the answer, in ms. */
    ms: number;
  };
  /** Why there was no answer. */
  error?: string;
}

/** Exchanges kept of one case: the first ones and the last ones, so that the failure is among them. */
const MOST_FIRST = 10;
const MOST_LAST = 30;
/** Characters kept of a body. */
const MOST_BODY = 4_000;
/** Headers that say nothing about a case. */
const DULL = /^(?:accept.*|connection|content-length|date|keep-alive|user-agent|vary)$/i;
/** Names of values that let somebody in, and of what tells who a citizen is. */
const SECRET_NAME = /token|secret|password|^session$|assertion/i;
const PERSONAL_NAME =
  /^(?:ho_?(?:va)?_?ten|hoTen|HoVaTen|chuHoSo|nguoi\p{L}+|so_?(?:dinh_?danh|cmnd|cccd)|soDienThoai|email|ngay_?(?:thang_?nam_?)?sinh|maSoBhxh|fullName|birthDate)$/iu;

/** The exchanges of one case, in their order. */
export class Exchanges {
  readonly #first: Exchange[] = [];
  readonly #last: Exchange[] = [];
  #left = 0;

  add(exchange: Exchange): void {
    if (this.#first.length < MOST_FIRST) {
      this.#first.push(exchange);
      return;
    }
    this.#last.push(exchange);
    if (this.#last.length <= MOST_LAST) return;
    this.#last.shift();
    this.#left += 1;
  }

  /** All of them as people read them, without what lets somebody in or tells who a citizen is; empty for none. */
  text(): string {
    const left = this.#left > 0 ? [`… ${this.#left} …`] : [];
    return [...this.#first.map(exchangeText), ...left, ...this.#last.map(exchangeText)].join(
      '\n\n',
    );
  }
}

/** One exchange as lines: the request after `→`, the answer after `←`. */
export function exchangeText({ method, path, headers, body, answer, error }: Exchange): string {
  const lines = [`→ ${method} ${path}`, ...headerLines(headers), ...bodyLines(body)];
  if (answer === undefined) lines.push(`← ${error ?? ''}`);
  else
    lines.push(
      `← ${answer.status} (${Math.round(answer.ms)} ms)`,
      ...headerLines(answer.headers),
      ...bodyLines(answer.text),
    );
  return lines.join('\n');
}

function headerLines(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers)
    .filter(([name]) => !DULL.test(name))
    .map(([name, value]) => `  ${name.toLowerCase()}: ${isSensitive(name) ? '***' : value}`);
}

function bodyLines(body: string): string[] {
  if (body === '') return [];
  const masked = maskedBody(body);
  return [`  ${masked.length > MOST_BODY ? `${masked.slice(0, MOST_BODY)}…` : masked}`];
}

/** JSON by the names of its fields, forms and XML likewise, also where one stands in the other. */
function maskedBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), (name: string, one: unknown) => {
      if (isHidden(name) && one !== null && typeof one !== 'object') return '***';
      return typeof one === 'string' && /[<{=]/.test(one) ? maskedBody(one) : one;
    });
  } catch {
    // No JSON, JSON that was cut, or nested deeper than the stack reaches.
    return maskedTexts(body);
  }
}

function maskedTexts(body: string): string {
  return body
    .replace(
      /"((?:[^"\\]|\\.)*)"(\s*:\s*)(?:"(?:[^"\\]|\\.)*"?|-?\d[\d.eE+-]*|true|false)/gu,
      (all, name: string, between: string) => (isHidden(name) ? `"${name}"${between}"***"` : all),
    )
    .replace(/([\w.-]+)=([^&\s<>"]*)/gu, (all, name: string) =>
      isHidden(name) ? `${name}=***` : all,
    )
    .replace(
      /<((?:\w+:)?(\w+))((?:\s[^<>]*)?)>([^<]+)</gu,
      (all, tag: string, name: string, rest: string) =>
        isHidden(name) ? `<${tag}${rest}>***<` : all,
    );
}

function isHidden(name: string): boolean {
  return (SECRET_NAME.test(name) && !/type$/i.test(name)) || PERSONAL_NAME.test(name);
}
