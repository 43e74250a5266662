import type { Text } from '../../text.ts';
import { FAULTS } from '../cause.ts';
import type { Cause } from '../cause.ts';
import { shortened } from '../shortened.ts';

/** What goes wrong between two machines; the error's own message where it is none that is known. */
export function causeWords({ fault, text }: Cause): Text {
  return fault === null ? sameWords(text) : FAULTS[fault];
}

/** Words of others, which have no other language. */
export function sameWords(text: string): Text {
  const short = shortened(text.trim());
  return { vi: short, en: short };
}

/** Something and what it came of. */
export function because(what: Text, why: Text): Text {
  return { vi: `${what.vi}: ${why.vi}`, en: `${what.en}: ${why.en}` };
}
