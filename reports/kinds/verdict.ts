import type { Kind } from '../kind.ts';

/** The whole truth of the run as data: what every other document can be made again from. */
export const verdict: Kind<'verdict'> = {
  name: 'verdict',
  shape: 'verdict',
  content: ({ report }) => report,
};
