import { PASSWORD } from '../data/people.ts';
import { SigningAuthority } from '../signing/certificates.ts';
import type { LinkedSystem } from '../links/systems.ts';
import type { StandIn } from '../stand-in.ts';
import { Passwords } from '../web/passwords.ts';
import { Sessions } from '../web/sessions.ts';
import { documentsApp } from './app.ts';
import type { Stores } from './store/stores.ts';
import { gatewayApp } from './exchange/gateway-app.ts';
import { Gateway } from './exchange/gateway.ts';
import { ExchangeOffice } from './exchange/office.ts';
import { systemKey } from './exchange/system-key.ts';
import type { Context } from './context.ts';
import { faults } from './faults/faults.ts';
import { ResultSender } from './interlink.ts';
import { seedAccounts, seedDocuments } from './seed/seed.ts';
import { SigningService } from './signing/service.ts';
import { Deliveries } from './store/deliveries.ts';
import { Documents } from './store/documents.ts';
import { Opinions } from './store/opinions.ts';
import { Papers } from './store/papers.ts';
import { Records } from './store/records.ts';
import { openStore } from './store/schema.ts';
import { Tasks } from './store/tasks.ts';
import { Users } from './store/users.ts';
import { WorkFiles } from './store/work-files.ts';

/** The province's system for documents, and the exchange it is connected to. */
export const standIn: StandIn = {
  addresses: ['documents', 'document-exchange'],
  connects: {},
  faults,
  start({ seed, connections, faults: switches, log }) {
    const db = openStore();
    const stores: Stores = {
      ...{ db, users: new Users(db), documents: new Documents(db), papers: new Papers(db) },
      ...{ opinions: new Opinions(db), tasks: new Tasks(db), workFiles: new WorkFiles(db) },
      ...{ deliveries: new Deliveries(db), records: new Records(db), faults: switches },
    };
    seedAccounts(stores, seed);
    seedDocuments(stores, seed);
    const gateway = new Gateway(switches);
    const authority = new SigningAuthority(seed);
    const key = systemKey(authority, 'Hệ thống quản lý văn bản và điều hành tỉnh Đồng Nai');
    const exchange = new ExchangeOffice(stores, gateway, key);
    const sessions = new Sessions('phien_van_ban');
    const signing = new SigningService(authority, stores);
    const [oneStop] = connections as LinkedSystem[];
    const ctx: Context = {
      ...{ ...stores, exchange, signing, sessions, passwords: new Passwords(PASSWORD) },
      ...(oneStop !== undefined && { results: new ResultSender(stores, oneStop, log) }),
    };
    return {
      serves: { documents: documentsApp(ctx, log), 'document-exchange': gatewayApp(gateway) },
      stop: () => db.close(),
    };
  },
};
