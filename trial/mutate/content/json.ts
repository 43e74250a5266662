import type { Content, Placed } from './place.ts';

/** JSON by the paths of its values; an element of a list has the place of all. Null where it cannot be read. */
export function jsonContent(body: Buffer): Content | null {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
  const texts: Placed[] = [];
  const lists = new Set<string>();
  walk(value, '$', (place, leaf) => {
    if (Array.isArray(leaf)) lists.add(place);
    else texts.push({ place, text: String(leaf) });
    return leaf;
  });
  return {
    texts,
    lists: [...lists],
    withText: (place, change) =>
      written(walk(value, '$', (own, leaf) => (own === place ? changed(leaf, change) : leaf))),
    withoutElement: (place, which) =>
      written(
        walk(value, '$', (own, leaf) => {
          if (own !== place || !Array.isArray(leaf)) return leaf;
          return which === 'first' ? leaf.slice(1) : leaf.slice(0, -1);
        }),
      ),
  };
}

type Visit = (place: string, leaf: unknown) => unknown;

/** A copy of the value; texts, numbers and lists that have elements are what the visitor makes of them. */
function walk(value: unknown, place: string, visit: Visit): unknown {
  if (Array.isArray(value)) {
    const own: unknown = value.length > 0 ? visit(place, value) : value;
    return (own as unknown[]).map((one) => walk(one, `${place}[]`, visit));
  }
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, walk(one, `${place}.${key}`, visit)]),
    );
  return typeof value === 'string' || typeof value === 'number' ? visit(place, value) : value;
}

function changed(leaf: unknown, change: (text: string) => string): unknown {
  const other = change(String(leaf));
  return typeof leaf === 'number' && Number.isFinite(Number(other)) ? Number(other) : other;
}

function written(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value), 'utf8');
}
