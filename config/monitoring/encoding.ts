/**
 * Whether `Accept-Encoding` asks for a compression, as blackbox_exporter reads it: names differ by case, the
 * best-liked of them or `*` decides, and what has no quality of three decimals above 0 is not asked for.
 */
export function acceptsEncoding(header: string, compression: string): boolean {
  if (header === '') return true;
  const asked = header.split(',').map((part) => {
    const at = part.lastIndexOf(';');
    const quality = at === -1 ? 1_000 : qualityOf(part.slice(at + 1));
    return { name: (at === -1 ? part : part.slice(0, at)).trim(), quality };
  });
  asked.sort((a, b) => b.quality - a.quality);
  const first = asked.find(({ name }) => name === compression || name === '*');
  return first !== undefined && first.quality > 0;
}

function qualityOf(text: string): number {
  const number = text.trim().replace(/^q=/, '');
  return number === '' || Number.isNaN(Number(number)) ? 0 : Math.round(Number(number) * 1_000);
}
