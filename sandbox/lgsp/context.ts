import type { DatabaseSync } from 'node:sqlite';
import type { Faults } from './faults/faults.ts';
import type { Backend } from './gateway/backend.ts';
import type { Limits } from './gateway/limits.ts';
import type { Tokens } from './gateway/tokens.ts';
import type { Journal } from './store/journal.ts';

/** Systems behind the gateway. */
export const BACKENDS = [
  ...(['catalogues', 'civil-status', 'population', 'enterprise', 'insurance'] as const),
  ...(['portal', 'land', 'trial-slow', 'trial-dead', 'trial-silent'] as const),
];
export type BackendName = (typeof BACKENDS)[number];

/** Everything the services work with; made once by `stand-in.ts`. */
export interface Context {
  db: DatabaseSync;
  faults: Faults;
  tokens: Tokens;
  limits: Limits;
  journal: Journal;
  backends: Readonly<Record<BackendName, Backend>>;
}
