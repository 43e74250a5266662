import { HTMLElement, NodeType, parse, TextNode } from 'node-html-parser';
import type { Node } from 'node-html-parser';
import type { Content, Placed } from './place.ts';

/** Elements of which any number may follow one another: they share one place. */
const REPEATED = new Set(['tr', 'li', 'option', 'tbody', 'optgroup']);
/** Elements that are one of many: without one, the page shows one less. */
const ELEMENTS = new Set(['tr', 'li', 'option']);
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'title', 'head']);

interface Text extends Placed {
  range: readonly [number, number];
}

/** HTML or XML by the places of its texts, changed where they stand: all other bytes stay as they are. */
export function markupContent(body: Buffer, kind: 'html' | 'xml'): Content | null {
  const source = body.toString('utf8');
  const root = parse(source, { comment: true, lowerCaseTagName: false });
  const texts: Text[] = [];
  const lists = new Map<string, HTMLElement[]>();
  const visit = (element: HTMLElement, place: string): void => {
    const counts = new Map<string, number>();
    for (const child of element.childNodes) {
      if (child instanceof TextNode && child.text.trim() !== '')
        texts.push({ place, text: child.rawText, range: rangeOf(child) });
      if (!(child instanceof HTMLElement) || child.nodeType !== NodeType.ELEMENT_NODE) continue;
      const tag = child.rawTagName?.toLowerCase() ?? '';
      if (kind === 'html' && UNSEEN.has(tag)) continue;
      const nth = (counts.get(tag) ?? 0) + 1;
      counts.set(tag, nth);
      const isRepeated = kind === 'html' ? REPEATED.has(tag) : true;
      const own = `${place}>${tag}${isRepeated || nth === 1 ? '' : `:${nth}`}`;
      const isElement = kind === 'html' ? isOneOfMany(child, tag) : isRepeatedIn(element, tag);
      if (isElement) lists.set(own, [...(lists.get(own) ?? []), child]);
      visit(child, own);
    }
  };
  visit(kind === 'html' ? (root.querySelector('body') ?? root) : root, '');
  const splice = (range: readonly [number, number], text: string, from: string) =>
    from.slice(0, range[0]) + text + from.slice(range[1]);
  return {
    texts,
    lists: [...lists.keys()],
    withText(place, change) {
      const own = texts.filter((one) => one.place === place).toReversed();
      return Buffer.from(
        own.reduce((from, { range, text }) => splice(range, inMarkup(text, change), from), source),
      );
    },
    withoutElement(place, which) {
      const gone = which === 'first' ? lists.get(place)?.[0] : lists.get(place)?.at(-1);
      return gone === undefined ? body : Buffer.from(splice(rangeOf(gone), '', source));
    },
  };
}

/** A row of a table that is no heading, an entry of a list, a choice of a field. */
function isOneOfMany(element: HTMLElement, tag: string): boolean {
  if (!ELEMENTS.has(tag)) return false;
  return tag !== 'tr' || element.querySelector('td') !== null;
}

function isRepeatedIn(parent: HTMLElement, tag: string): boolean {
  const same = parent.childNodes.filter(
    (one) => one instanceof HTMLElement && one.rawTagName?.toLowerCase() === tag,
  );
  return same.length > 1;
}

function rangeOf(node: Node): readonly [number, number] {
  return node.range;
}

/** Character references stay what they are. */
function inMarkup(text: string, change: (text: string) => string): string {
  return text
    .split(/(&#?\w+;)/)
    .map((part, i) => (i % 2 === 1 || part.trim() === '' ? part : change(part)))
    .join('');
}
