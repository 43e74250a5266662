import { UP } from './page.ts';

/**
 * A PDF whose bytes depend on its contents only. Every change keeps the length, so the offsets in
 * the cross-reference table stay true: dates become the end of the run, addresses under `base`
 * become relative, followed by as many spaces as they lost, and elements are counted from one.
 */
export function settledPdf(bytes: Uint8Array, iso: string, base: string): Uint8Array {
  const pdf = Buffer.from(bytes);
  const at = new Date(iso);
  const date = Number.isNaN(at.getTime()) ? '19800101000000' : digits(at);
  overwrite(pdf, /\/(?:CreationDate|ModDate) \(D:(\d{14})\+00'00'\)/g, (found) =>
    found.replace(/\d{14}/, date),
  );
  const address = new RegExp(
    `/URI \\(${base.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&')}([^)]*)\\)`,
    'g',
  );
  overwrite(pdf, address, (found) =>
    found.replace(base, '').replace(`(${UP}`, '(../').padEnd(found.length),
  );
  const named = elements(pdf);
  overwrite(pdf, ELEMENT, (found) => named.get(found) ?? found);
  return pdf;
}

/** How Chromium names what the tags tell of: by a number that whatever it drew before counts on, too. */
const ELEMENT = /\(node\d{8}\)/g;

/** The new name of each. Their order stays, as the tree of names is sorted. */
function elements(pdf: Buffer): Map<string, string> {
  const found = new Set(pdf.toString('latin1').match(ELEMENT));
  const inOrder = [...found].sort();
  return new Map(
    inOrder.map((name, index) => [name, `(node${String(index + 1).padStart(8, '0')})`]),
  );
}

/** Replaces what matches by something of the same length. Streams are compressed and match nothing. */
function overwrite(pdf: Buffer, pattern: RegExp, change: (found: string) => string): void {
  const text = pdf.toString('latin1');
  for (const match of text.matchAll(pattern)) {
    const changed = change(match[0]);
    if (changed.length !== match[0].length)
      throw new RangeError('A PDF edit must keep its length.');
    pdf.write(changed, match.index, 'latin1');
  }
}

function digits(at: Date): string {
  return at.toISOString().replace(/\D/g, '').slice(0, 14);
}
