import type { Kind } from '../kind.ts';

/** Results for GitLab and Jenkins. */
export const junitResults: Kind<'suites'> = {
  name: 'junit',
  shape: 'suites',
  content: ({ report }) => report,
};
