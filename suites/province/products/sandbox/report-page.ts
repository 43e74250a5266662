import { parse } from 'node-html-parser';

/** Codes of the dossiers that a report's page says were counted, in its order. */
export function dossiersCounted(html: string): string[] {
  const items = parse(html).querySelectorAll('[aria-label="Hồ sơ đã tính"] li');
  return items.map((item) => item.text.trim());
}
