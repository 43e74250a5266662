import type { StandIn } from '../stand-in.ts';
import { gatewayApp } from './app.ts';
import { BACKENDS } from './context.ts';
import type { Context } from './context.ts';
import { faults } from './faults/faults.ts';
import { Backend } from './gateway/backend.ts';
import { Limits } from './gateway/limits.ts';
import { Tokens } from './gateway/tokens.ts';
import { seedStore } from './seed/seed.ts';
import { Journal } from './store/journal.ts';
import { openStore } from './store/schema.ts';

/** The province's platform for integrating and sharing data. */
export const standIn: StandIn = {
  addresses: ['lgsp'],
  connects: {},
  faults,
  start({ seed, faults: switches, log }) {
    const db = openStore();
    seedStore(db, seed);
    const backends = Object.fromEntries(
      BACKENDS.map((name) => [name, new Backend(name, switches)]),
    ) as unknown as Context['backends'];
    const ctx: Context = {
      ...{ db, faults: switches, backends, journal: new Journal(db) },
      ...{ tokens: new Tokens(seed, switches), limits: new Limits(switches) },
    };
    return { serves: { lgsp: gatewayApp(ctx, log) }, stop: () => db.close() };
  },
};
