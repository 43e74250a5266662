import type { Platform } from '../config/platforms/platform.ts';
import type { Text } from '../words/text.ts';

/** What an address answered, once, from this process: no browser is in between. */
export interface Look {
  kind: 'well' | 'unreachable' | 'certificate' | 'unhealthy' | 'other-site';
  detail: Text;
  /** As the answer's header says, and when it was asked for in ms since 1970. */
  date?: { told: string; asked: number };
}

type Identity = Platform['identity'][string];

/** Asks an address whether it is there and is what it is taken for. Never rejects. */
export async function lookAt(
  address: string,
  identity: Identity | undefined,
  withinMs: number,
): Promise<Look> {
  const asked = Date.now();
  let answer: Answer;
  try {
    answer = await ask(new URL(`${address.replace(/\/$/, '')}${identity?.path ?? '/'}`), withinMs);
  } catch (error) {
    if (error instanceof Late) return { kind: 'unreachable', detail: error.detail };
    // fetch says "fetch failed"; what failed is its cause.
    const { code = '', message } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
    if (message === 'redirect count exceeded')
      return {
        kind: 'other-site',
        detail: { vi: 'chuyển hướng mãi không tới trang nào', en: 'redirects that never end' },
      };
    const isCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|TLS/.test(code + message);
    return { kind: isCertificate ? 'certificate' : 'unreachable', detail: same(message || code) };
  }
  const detail = same(`HTTP ${answer.status}`);
  if (answer.status >= 500) return { kind: 'unhealthy', detail };
  if (identity && !answer.body.includes(identity.text))
    return {
      kind: 'other-site',
      detail: {
        vi: `không thấy “${identity.text}”`,
        en: `"${identity.text}" was not found`,
      },
    };
  return { kind: 'well', detail, ...(answer.date ? { date: { told: answer.date, asked } } : {}) };
}

const same = (text: string): Text => ({ vi: text, en: text });

/** What did not come in its time, in our own words. */
class Late extends Error {
  readonly detail: Text;

  constructor(vi: string, en: string, withinMs: number) {
    super(`${en} within ${withinMs / 1000} s`);
    this.detail = { vi: `${vi} trong ${withinMs / 1000} giây`, en: this.message };
  }
}

interface Answer {
  status: number;
  date: string | undefined;
  body: string;
}

/** The most of an answer that is read, in bytes. */
const MOST = 2 ** 20;

/** Asks once, following redirects; the answer and all of its body have this time together. */
async function ask(url: URL, withinMs: number): Promise<Answer> {
  const signal = AbortSignal.timeout(withinMs);
  const late = (vi: string, en: string) => (error: unknown) => {
    throw signal.aborted ? new Late(vi, en, withinMs) : error;
  };
  const response = await fetch(url, {
    headers: { 'user-agent': 'nghiemthu preflight' },
    signal,
  }).catch(late('không trả lời', 'no answer'));
  const body = await textOf(response).catch(
    late('trả lời không trọn vẹn', 'the answer did not end'),
  );
  return { status: response.status, date: response.headers.get('date') ?? undefined, body };
}

async function textOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MOST) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}
