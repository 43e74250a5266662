import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import express from 'express';
import type { Express } from 'express';
import { loopbackServer } from '../../../../product/program.ts';
import { ownCertificate } from './certificate.ts';
import { allScopes, scopesOf } from '../scopes.ts';
import { TITLE } from './settings.ts';

/** The secret of every system; none of them is real. */
const SECRET = 'Sandbox@2025';
/** The platform that tokens are for where nothing else is asked. */
const RESOURCE = 'urn:lgsp';
/** Lifetime of a token where no shorter one is asked for, in s. */
const LIFETIME_S = 600;

/** Systems of the target by the role of each. */
const SYSTEMS: Readonly<Record<string, string>> = {
  'mot-cua-tinh': 'province-system',
  'tra-cuu-danh-muc': 'catalogue-reader',
  'van-hanh': 'gateway-operator',
  'gioi-han': 'limited-system',
  'ngoai-mang': 'outside-system',
  'xa.25195': 'commune-system',
  'xa.26041': 'commune-system',
};

interface Context {
  oidc: { body?: Record<string, unknown> };
}

/**
 * Starts the issuer of tokens, which says what Apache answers with when it refuses, too. Apache passes calls on to `url`
 * and asks about tokens at `secureUrl`.
 * @param guard the account by which Apache asks about tokens
 */
export async function startIssuer(guard: { id: string; secret: string }) {
  const app = express();
  app.disable('x-powered-by');
  const open = await loopbackServer((listening) => app.listen(0, '127.0.0.1', listening));
  const secure = await loopbackServer((listening) =>
    createServer(ownCertificate(), app).listen(0, '127.0.0.1', listening),
  );
  publishAround(app);
  const provider = await openProvider(open.url, configuration(guard));
  app.use(provider.callback());
  return {
    url: open.url,
    secureUrl: secure.url.replace('http:', 'https:'),
    stop: async () => {
      await open.stop();
      await secure.stop();
    },
  };
}

/** What is used of the package, which carries no types. */
interface Provider {
  callback(): RequestListener;
}

/** The package by its name. */
const PACKAGE: string = 'oidc-provider';

/** The provider without its notices about production use. */
async function openProvider(issuer: string, settings: object): Promise<Provider> {
  const { warn } = console;
  console.warn = () => {};
  try {
    const { default: Opened } = (await import(PACKAGE)) as {
      default: new (issuer: string, settings: object) => Provider;
    };
    return new Opened(issuer, settings);
  } finally {
    console.warn = warn;
  }
}

function publishAround(app: Express): void {
  app.get('/front', (_request, response) => void response.send(TITLE));
  app.all('/refused/:status', (request, response) => {
    const status = Number(request.params.status);
    const fault = { code: status, type: 'Status report', message: 'Refused', description: '' };
    response.status(status).json({ fault: { ...fault, description: `Apache: ${status}` } });
  });
}

function configuration(guard: { id: string; secret: string }): object {
  const base = {
    ...{ grant_types: ['client_credentials'], redirect_uris: [], response_types: [] },
    token_endpoint_auth_method: 'client_secret_basic',
  };
  const systems = Object.entries(SYSTEMS).map(([client_id, role]) => ({
    ...{ ...base, client_id, client_secret: SECRET, scope: scopesOf(role).join(' ') },
  }));
  const isOurs = (_ctx: unknown, _client: unknown, token: { aud?: unknown }) =>
    token.aud === RESOURCE;
  return {
    clients: [...systems, { ...base, client_id: guard.id, client_secret: guard.secret }],
    scopes: allScopes(),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true, allowedPolicy: () => true },
      // A token for another platform says nothing here.
      introspection: { enabled: true, allowedPolicy: isOurs },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx: Context, resource: string) => ({
          ...{ scope: allScopes().join(' '), audience: resource, accessTokenFormat: 'opaque' },
          accessTokenTTL: Number(ctx.oidc.body?.['validity_period'] ?? LIFETIME_S),
        }),
      },
    },
    extraParams: ['validity_period'],
  };
}
