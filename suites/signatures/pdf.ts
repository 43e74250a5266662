/** A signature that stands in a PDF: where it is, what it is of, and its bytes. */
export interface Placed {
  /** `ETSI.CAdES.detached`, `adbe.pkcs7.detached`; empty where the dictionary names none. */
  subFilter: string;
  /** DER, with the zeros that fill its place. */
  contents: Buffer;
  /** The bytes that it says it is over. */
  signed: Buffer;
  /** True where that is the file to its very end, but for the signature's own place. */
  isWhole: boolean;
}

const RANGE = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;

/**
 * The signatures of a PDF in the order in which they were appended. A signature always stands open in the file (ISO
 * 32000-1, 12.8.1: its range is of bytes of the file), so it is found without reading the objects around it.
 */
export function signaturesIn(pdf: Buffer): Placed[] {
  const text = pdf.toString('latin1');
  const found = [...text.matchAll(RANGE)].flatMap((match) => {
    const range = match.slice(1).map(Number) as [number, number, number, number];
    return placed(pdf, text, match.index, range) ?? [];
  });
  return found.sort((a, b) => a.end - b.end).map(({ end: _end, ...one }) => one);
}

function placed(
  pdf: Buffer,
  text: string,
  at: number,
  [from, first, second, rest]: [number, number, number, number],
): (Placed & { end: number }) | undefined {
  const end = second + rest;
  const isInside = from === 0 && first < second && end <= pdf.length;
  // What is left out must be the signature and nothing else: `<30…>`.
  const gap = isInside ? text.slice(first, second) : '';
  const hex = /^<([0-9A-Fa-f]+)>$/.exec(gap)?.[1];
  if (hex === undefined) return undefined;
  const around = text.slice(text.lastIndexOf(' obj', at) + 1, second + 400);
  return {
    subFilter: /\/SubFilter\s*\/([A-Za-z0-9.]+)/.exec(around)?.[1] ?? '',
    contents: Buffer.from(hex, 'hex'),
    signed: Buffer.concat([pdf.subarray(0, first), pdf.subarray(second, end)]),
    isWhole: pdf.subarray(end).every((byte) => byte === 0x0a || byte === 0x0d),
    end,
  };
}

/** A PDF of one page with a line of ASCII letters. */
export async function pdfOf(line: string): Promise<Buffer> {
  // Loaded where it is needed: most cases sign nothing.
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const document = await PDFDocument.create();
  document.addPage([595, 842]).drawText(line, { x: 72, y: 770, size: 13 });
  return Buffer.from(await document.save());
}
