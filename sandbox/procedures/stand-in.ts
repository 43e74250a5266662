import { inventCitizens, PASSWORD } from '../data/people.ts';
import type { OneStopLinks } from '../links/systems.ts';
import type { StandIn, StandInContext } from '../stand-in.ts';
import { oidcClient } from '../web/oidc-client.ts';
import { Passwords } from '../web/passwords.ts';
import { Sessions } from '../web/sessions.ts';
import { proceduresApp } from './app.ts';
import { controlRoutes } from './control.ts';
import type { Context } from './context.ts';
import { procedures } from './data/catalogue.ts';
import { SigningAuthority } from '../signing/certificates.ts';
import { DossierCodes } from './domain/dossier-code.ts';
import { faults } from './faults/faults.ts';
import { Links } from './interlink/links.ts';
import { People } from './people/people.ts';
import { PortalClient } from './portal/client.ts';
import { announceExisting } from './portal/existing.ts';
import { PortalQueue } from './portal/queue.ts';
import { seedAccounts } from './seed/accounts.ts';
import { seedMigrated } from './seed/migrated.ts';
import { seedPresent } from './seed/present.ts';
import { Dossiers } from './store/dossiers.ts';
import { Files } from './store/files.ts';
import { Records } from './store/records.ts';
import { openStore } from './store/schema.ts';
import { Users } from './store/users.ts';

const PORTAL_ACCOUNT = { clientId: 'dong-nai', clientSecret: 'bi-mat-dong-nai' };

const relyingParty = (site: string) => ({
  clientId: 'dong-nai',
  clientSecret: 'bi-mat-dong-nai',
  redirectUri: `${site}/dang-nhap/vneid/tro-ve`,
});

/** The province's system for administrative procedures. */
export const standIn: StandIn = {
  addresses: ['procedures'],
  connects: {
    dvcqg: () => ({ ...PORTAL_ACCOUNT, mayWrite: true, procedures }),
    vneid: ({ procedures: site }) => relyingParty(site!),
  },
  faults,
  settings: {
    migrated: { default: 5_000, max: 100_000, what: 'dossiers from before the merger' },
  },
  async start(context) {
    const { seed, addresses, settings, log } = context;
    const client = new PortalClient(addresses['dvcqg']!, PORTAL_ACCOUNT);
    const ctx = contextOf(context, client);
    const [around] = context.connections as OneStopLinks[];
    const links = around && new Links(ctx, around, log);
    if (links !== undefined) ctx.links = links;
    const people = inventCitizens(seed);
    seedAccounts(ctx, seed, people);
    seedMigrated(ctx, seed, settings['migrated'] ?? 0);
    const present = seedPresent(ctx, seed, people);
    await announceExisting(
      new PortalClient(addresses['dvcqg']!, PORTAL_ACCOUNT),
      present.flatMap((id) => ctx.dossiers.byId(id) ?? []),
    );
    return {
      serves: { procedures: proceduresApp(ctx, log, links) },
      control: controlRoutes({
        ...{ client, portal: ctx.portal, people: new People(addresses['procedures']!) },
      }),
      stop: () => ctx.db.close(),
    };
  },
};

function contextOf(
  { seed, addresses, faults: switches, log }: StandInContext,
  client: PortalClient,
): Context {
  const db = openStore();
  const files = new Files(db);
  return {
    ...{ db, files, faults: switches },
    users: new Users(db),
    dossiers: new Dossiers(db),
    records: new Records(db),
    sessions: new Sessions('phien'),
    passwords: new Passwords(PASSWORD),
    codes: new DossierCodes(),
    authority: new SigningAuthority(seed),
    portal: new PortalQueue(client, files, switches, log),
    vneid: oidcClient({ issuer: addresses['vneid']!, ...relyingParty(addresses['procedures']!) }),
  };
}
