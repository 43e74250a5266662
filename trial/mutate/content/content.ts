import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { headerOf, without } from '../exchange.ts';
import type { Answer, Header } from '../exchange.ts';

/** What an answer is, by its headers. */
export type Kind = 'html' | 'xml' | 'json' | 'text' | 'file' | 'part' | 'stream' | 'other';

export function kindOf(headers: readonly Header[]): Kind {
  const type = (headerOf(headers, 'content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (/^attachment\b/i.test(headerOf(headers, 'content-disposition') ?? '')) return 'file';
  if (type === 'text/event-stream') return 'stream';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html';
  if (/[/+]json$/.test(type)) return 'json';
  if (/[/+]xml$/.test(type) && !type.startsWith('image/')) return 'xml';
  if (/javascript$|^text\/css$|^font\/|^image\//.test(type)) return 'part';
  if (type === 'text/plain' || type === 'text/csv') return 'text';
  if (/^(?:application|audio|video)\//.test(type)) return 'file';
  return 'other';
}

const DECODERS: Record<string, (bytes: Buffer) => Buffer> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
};

/** The bytes of a body without their encoding; null where they cannot be read. */
export function decoded(body: Buffer, headers: readonly Header[]): Buffer | null {
  const encoding = (headerOf(headers, 'content-encoding') ?? '').trim().toLowerCase();
  if (encoding === '' || encoding === 'identity') return body;
  try {
    return DECODERS[encoding]?.(body) ?? null;
  } catch {
    return null;
  }
}

/**
 * The answer with its whole body changed; the answer as it was where `change` finds nothing to change, which it tells by
 * null.
 */
export async function withContent(
  answer: Answer,
  change: (bytes: Buffer) => Buffer | null,
): Promise<{ answer: Answer; changed: boolean }> {
  const sent = await buffer(answer.body);
  const bytes = decoded(sent, answer.headers);
  const changed = bytes && change(bytes);
  const same = { ...answer, body: Readable.from([sent]) };
  if (!changed || changed.equals(bytes)) return { answer: same, changed: false };
  return { answer: withBody(answer, changed), changed: true };
}

/** The answer with this body, whatever it had, and the headers that tell of it. */
export function withBody(answer: Answer, body: Buffer): Answer {
  const told = ['content-length', 'transfer-encoding', 'content-encoding', 'trailer', 'etag'];
  const headers = [...without(answer.headers, ...told), ['Content-Length', String(body.length)]];
  return {
    ...answer,
    headers: headers as Header[],
    body: Readable.from(body.length === 0 ? [] : [body]),
    trailers: () => [],
  };
}
