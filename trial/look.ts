import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
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
    answer = await ask(new URL(identity?.path ?? '/', address), withinMs);
  } catch (error) {
    if (error instanceof Late) return { kind: 'unreachable', detail: error.detail };
    const { code = '', message } = error as NodeJS.ErrnoException;
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

/** Asks once, following up to five redirects on the way; reads at most 1 MB. */
async function ask(url: URL, withinMs: number, redirects = 5): Promise<Answer> {
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = (url.protocol === 'https:' ? secureRequest : plainRequest)(
      url,
      { timeout: withinMs, headers: { 'user-agent': 'nghiemthu preflight' } },
      resolve,
    );
    request.on('timeout', () => request.destroy(new Late('không trả lời', 'no answer', withinMs)));
    request.on('error', reject);
    request.end();
  });
  // From here on the whole answer has its time.
  message.socket.setTimeout(0);
  const { statusCode = 0, headers } = message;
  if (statusCode >= 300 && statusCode < 400 && headers.location && redirects > 0) {
    message.destroy();
    return ask(new URL(headers.location, url), withinMs, redirects - 1);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  const deadline = setTimeout(
    () => message.destroy(new Late('trả lời không trọn vẹn', 'the answer did not end', withinMs)),
    withinMs,
  );
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > 2 ** 20) break;
    }
  } finally {
    clearTimeout(deadline);
  }
  return { status: statusCode, date: headers.date, body: Buffer.concat(chunks).toString('utf8') };
}
