import { kindOf } from './content.ts';
import type { Header } from '../exchange.ts';
import { jsonContent } from './json.ts';
import { markupContent } from './markup.ts';
import type { Content } from './place.ts';

/** A body whose texts can be changed one place at a time; null where it is none. */
export function contentOf(body: Buffer, headers: readonly Header[]): Content | null {
  const kind = kindOf(headers);
  if (body.length === 0) return null;
  if (kind === 'json') return jsonContent(body);
  if (kind === 'html' || kind === 'xml') return markupContent(body, kind);
  return kind === 'text' ? wholeText(body) : null;
}

/** A text without parts has one place. */
function wholeText(body: Buffer): Content {
  const text = body.toString('utf8');
  return {
    texts: [{ place: 'text', text }],
    lists: text.trimEnd().includes('\n') ? ['lines'] : [],
    withText: (_place, change) => Buffer.from(change(text)),
    withoutElement(_place, which) {
      const lines = text.trimEnd().split('\n');
      return Buffer.from((which === 'first' ? lines.slice(1) : lines.slice(0, -1)).join('\n'));
    },
  };
}
