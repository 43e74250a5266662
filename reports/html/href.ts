import type { Link } from '../document/blocks.ts';
import { hrefOf } from '../facts/evidence.ts';
import type { ReportInput } from '../input.ts';

/**
 * Relative address of a link from a file of the run's folder, or null for one that would be dead:
 * a file that this run does not have.
 */
export function relativeHref(
  link: Link,
  input: ReportInput,
  self: string,
  prefix = '',
): string | null {
  if (link.to === 'anchor') return `#${prefix}${link.id}`;
  if (link.to === 'evidence') return input.evidence.has(link.path) ? hrefOf(link.path) : null;
  const id = link.id === undefined ? '' : `#${link.id}`;
  if (link.file === self) return id === '' ? null : id;
  return input.siblings.has(link.file) ? `${link.file}${id}` : null;
}
