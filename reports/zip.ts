import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { wallClock } from './figures.ts';

/**
 * An Office file made again so that its bytes depend on its contents only: entries in the order
 * they came, dated at noon of the run's last day. ZIP times have no zone and are taken from the
 * machine's; noon is skipped by no summer time. `change` may rewrite a text part by its name.
 */
export function settledZip(
  bytes: Uint8Array,
  iso: string,
  change: (name: string, text: string) => string = (_name, text) => text,
): Uint8Array {
  const at = wallClock(iso) ?? { year: 1980, month: 1, day: 1 };
  const mtime = new Date(Math.max(at.year, 1980), at.month - 1, at.day, 12, 0, 0);
  const parts = unzipSync(bytes);
  const settled: Record<string, Uint8Array> = {};
  for (const [name, content] of Object.entries(parts)) {
    if (name.endsWith('/')) continue;
    const isText = name.endsWith('.xml') || name.endsWith('.rels');
    settled[name] = isText ? strToU8(change(name, strFromU8(content))) : content;
  }
  return zipSync(settled, { mtime, level: 6, os: 3, attrs: 0 });
}

/** Core properties of an Office file with both dates at the end of the run. */
export function settledDates(xml: string, iso: string): string {
  const at = new Date(iso);
  const date = Number.isNaN(at.getTime()) ? '1980-01-01T00:00:00Z' : at.toISOString();
  return xml.replace(
    /(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g,
    (_all, open: string, close: string) => `${open}${date.replace(/\.\d+Z$/, 'Z')}${close}`,
  );
}
