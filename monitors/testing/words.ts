import { inWords } from '../../words/reasons/in-words/index.ts';
import type { Sample } from '../look/sample.ts';

/** What somebody who does not program reads of a sample, in Vietnamese. */
export function vietnamese({ why }: Pick<Sample, 'why'> = {}): string | undefined {
  return why && inWords(why).vi;
}
