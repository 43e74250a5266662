import { inventCitizens } from './data/people.ts';
import { controlApp } from './control.ts';
import { portalApp } from './dvcqg/app.ts';
import { PortalStore } from './dvcqg/store.ts';
import { Faults } from './faults/registry.ts';
import type { FaultId } from './faults/registry.ts';
import { People } from './people/people.ts';
import { proceduresApp } from './procedures/app.ts';
import type { Context } from './procedures/context.ts';
import { SigningAuthority } from './procedures/domain/certificates.ts';
import { DossierCodes } from './procedures/domain/dossier-code.ts';
import { PortalClient } from './procedures/portal/client.ts';
import { PortalQueue } from './procedures/portal/queue.ts';
import { seedAccounts } from './procedures/seed/accounts.ts';
import { seedMigrated } from './procedures/seed/migrated.ts';
import { seedPresent } from './procedures/seed/present.ts';
import { Dossiers } from './procedures/store/dossiers.ts';
import { Files } from './procedures/store/files.ts';
import { Records } from './procedures/store/records.ts';
import { openStore } from './procedures/store/schema.ts';
import { Users } from './procedures/store/users.ts';
import { vneidApp } from './vneid/app.ts';
import { oidcClient } from './web/oidc-client.ts';
import { Passwords } from './web/passwords.ts';
import { listenAll } from './web/serve.ts';
import { Sessions } from './web/sessions.ts';

export interface SandboxOptions {
  seed: number;
  /** First of four ports; 0 picks free ones. */
  port: number;
  faults: readonly FaultId[];
  /** Dossiers brought over from before the merger. */
  migrated: number;
  log?: (line: string) => void;
}

export interface Sandbox {
  procedures: string;
  dvcqg: string;
  vneid: string;
  control: string;
  faults: Faults;
  stop(): Promise<void>;
}

/** Password of every invented account. */
const PASSWORD = 'Sandbox@2025';
const PORTAL_CLIENTS = [
  { clientId: 'dong-nai', clientSecret: 'bi-mat-dong-nai', mayWrite: true },
  { clientId: 'kiem-thu', clientSecret: 'bi-mat-kiem-thu', mayWrite: true },
  { clientId: 'chi-doc', clientSecret: 'bi-mat-chi-doc', mayWrite: false },
] as const;

/** Starts the province's system, the national portal, VNeID and the control server in this process. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { seed, port } = options;
  const log = options.log ?? (() => {});
  const faults = new Faults(options.faults);
  const servers = await listenAll([0, 1, 2, 3].map((n) => (port === 0 ? 0 : port + n)));
  const [procedures, dvcqg, vneid, control] = servers as [
    (typeof servers)[number],
    (typeof servers)[number],
    (typeof servers)[number],
    (typeof servers)[number],
  ];
  const people = inventCitizens(seed);
  const party = (clientId: string, redirectUri: string) => ({
    clientId,
    clientSecret: `bi-mat-${clientId}`,
    redirectUri,
  });
  const localParty = party('dong-nai', `${procedures.url}/dang-nhap/vneid/tro-ve`);
  const portalParty = party('dvcqg', `${dvcqg.url}/dang-nhap/tro-ve`);

  const db = openStore();
  const files = new Files(db);
  const client = new PortalClient(dvcqg.url, PORTAL_CLIENTS[0]);
  const ctx: Context = {
    db,
    files,
    faults,
    users: new Users(db),
    dossiers: new Dossiers(db),
    records: new Records(db),
    sessions: new Sessions(),
    passwords: new Passwords(PASSWORD),
    codes: new DossierCodes(),
    authority: new SigningAuthority(seed),
    portal: new PortalQueue(client, files, faults, log),
    vneid: oidcClient({ issuer: vneid.url, ...localParty }),
  };
  seedAccounts(ctx, seed, people);
  seedMigrated(ctx, seed, options.migrated);
  const present = seedPresent(ctx, seed, people);

  const store = new PortalStore();
  for (const id of present) {
    const dossier = ctx.dossiers.byId(id);
    if (!dossier) continue;
    const { code, procedure, unit, applicant, idNumber, filedAt, status } = dossier;
    const portalCode = store.newCode(code);
    store.dossiers.set(code, {
      code,
      portalCode,
      procedure,
      unit,
      applicant,
      idNumber,
      filedAt,
      status,
      files: [],
      progress: [],
    });
  }

  const identity = await vneidApp({
    url: vneid.url,
    seed,
    password: PASSWORD,
    people,
    parties: [localParty, portalParty],
    faults,
  });
  procedures.handle(proceduresApp(ctx, log));
  dvcqg.handle(
    portalApp({
      store,
      clients: PORTAL_CLIENTS,
      vneid: oidcClient({ issuer: vneid.url, ...portalParty }),
      faults,
    }),
  );
  vneid.handle(identity);
  control.handle(
    controlApp({ faults, client, portal: ctx.portal, people: new People(procedures.url) }),
  );
  return {
    procedures: procedures.url,
    dvcqg: dvcqg.url,
    vneid: vneid.url,
    control: control.url,
    faults,
    async stop() {
      await Promise.all(servers.map((server) => server.close()));
      db.close();
    },
  };
}
