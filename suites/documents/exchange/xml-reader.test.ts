import { createHash, randomFillSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { settings } from '../settings.ts';
import { checkEnvelope, checkPieces } from './check.ts';
import { corpus } from './corpus.ts';
import { find } from './xml.ts';
import { XmlReader } from './xml-reader.ts';

const { kinds } = settings();

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('every envelope of the corpus is judged alike in pieces of any size', async () => {
  for (const { name, bytes } of corpus()) {
    const whole = checkEnvelope(bytes, kinds);
    for (const size of [1, 7, 1000])
      expect(await checkPieces(pieces(bytes, size), () => kinds), `${name} by ${size}`).toEqual(
        whole,
      );
  }
});

const file = randomFillSync(Buffer.alloc(300_001));
const base64 = file.toString('base64');
const sha256 = createHash('sha256').update(file).digest('hex');

function read(text: string, size = 50_000) {
  const reader = new XmlReader();
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) reader.write(bytes.subarray(at, at + size));
  return reader.end();
}

test.each([
  ['in one row', base64],
  ['in rows of 76 letters', base64.replace(/.{76}/g, '$&\r\n')],
  ['with space around it', `\n  ${base64}\n  `],
  ['in CDATA', `<![CDATA[${base64}]]>`],
])('a long file %s is not held, and is known by its size and digest', (_, content) => {
  for (const size of [997, 50_000, 10_000_000]) {
    const root = read(`<a><b>${content}</b><c>x</c>\n<d/></a>`, size);
    const b = find(root, 'b')!;
    // A piece as a whole may be kept; then nothing of it is left out.
    if (size > 300_000) continue;
    expect(b.long).toEqual({ size: file.length, sha256, isBase64: true });
    expect(b.text.length).toBeLessThan(120_000);
  }
});

test('what stands after a long file has its place in the file', () => {
  const rows = base64.replace(/.{76}/g, '$&\n');
  for (const content of [base64, rows]) {
    const text = `<a>\n<b>${content}</b><c/>\n  <d/></a>`;
    for (const name of ['c', 'd']) {
      const before = text.slice(0, text.indexOf(`<${name}`)).split('\n');
      const place = { line: before.length, column: before.at(-1)!.length + 1 };
      const found = find(read(text), name)!.place;
      // As the reader counts where it leaves nothing out.
      const plain = find(read('<a>\n<b>x</b><c/>\n  <d/></a>'), name)!.place;
      expect(found.line).toBe(place.line);
      const usual = name === 'c' ? '<b>x</b>'.length : 2;
      expect(found.column - place.column).toBe(plain.column - 1 - usual);
    }
  }
});

test.each([
  ['ends too early', base64.slice(0, 200_001)],
  ['goes on after its end', `${base64.slice(0, 100_000)}====${base64}`],
])('a long file that %s is no base64', (_, content) => {
  expect(find(read(`<a><b>${content}</b></a>`), 'b')!.long?.isBase64).toBe(false);
});

test('a letter that is none of base64 ends what is left out', () => {
  const broken = `${base64.slice(0, 100_000)}*${base64.slice(100_000)}`;
  const b = find(read(`<a><b>${broken}</b></a>`), 'b')!;
  expect(b.text).toContain('*');
});
