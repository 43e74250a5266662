import { createHash } from 'node:crypto';
import type Provider from 'oidc-provider';
import { keyPairFrom } from '../../web/keys.ts';
import { openIdProvider } from '../../web/provider.ts';
import type { Holder } from '../people.ts';
import { logoutPage } from './pages.ts';
import { LEVELS } from './levels.ts';

/** A system that lets people in by this provider. */
export interface Client {
  id: string;
  secret: string;
  redirectUri: string;
  /** Where the provider tells of a logout, and where people go after it; none for a system without pages. */
  logout?: { told: string; after: string };
  /** The address that access tokens are for. */
  resource?: string;
}

/** Access tokens live this long, in s. */
const ACCESS_S = 8;

/** The signing key as it is published. */
export function keyOf(label: string) {
  const jwk = keyPairFrom(label).privateKey.export({ format: 'jwk' });
  const kid = createHash('sha256').update(String(jwk.x)).digest('base64url').slice(0, 16);
  return { ...jwk, kid, use: 'sig', alg: 'ES256' };
}

interface Options {
  issuer: string;
  seed: number;
  holders: readonly Holder[];
  clients: readonly Client[];
}

/** Parts of the package's context that are read here. */
interface Oidc {
  oidc: { session?: { accountId: string }; client: { clientId: string } };
}

/** The OpenID Connect provider of single sign-on. */
export async function ssoProvider(options: Options): Promise<Provider> {
  const { issuer, seed, holders, clients } = options;
  const resources = new Set(clients.flatMap(({ resource }) => (resource ? [resource] : [])));
  const byName = new Map(holders.map((holder) => [holder.username, holder]));
  const provider: Provider = await openIdProvider(issuer, {
    clients: clients.map(clientEntry),
    jwks: { keys: [keyOf(`${seed}:sso`)] },
    cookies: { keys: [`sso cookies ${seed}`], names: { session: 'sso_phien' } },
    acrValues: Object.values(LEVELS),
    pkce: { required: () => true },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub', 'vai_tro'], profile: ['name'], acr: null, amr: null, sid: null },
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: logoutPage },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => undefined,
        useGrantedResource: () => true,
        getResourceServerInfo: (_: unknown, resource: string) => {
          if (!resources.has(resource)) throw new Error(`no resource ${resource}`);
          const jwt = { sign: { alg: 'ES256' } };
          return { scope: 'doc', audience: resource, accessTokenFormat: 'jwt', jwt };
        },
      },
    },
    ttl: {
      ...{ AccessToken: ACCESS_S, AuthorizationCode: 60, IdToken: 300, Interaction: 600 },
      ...{ Session: 3_600, Grant: 3_600 },
    },
    // The package asks no address of this machine by itself, and here all systems are on it.
    fetch: (
      url: string,
      { dispatcher: _own, ...request }: RequestInit & { dispatcher?: unknown },
    ) => fetch(url, request),
    interactions: {
      url: (_: unknown, interaction: { uid: string }) => `/dang-nhap/${interaction.uid}`,
    },
    findAccount: (_: unknown, sub: string) => {
      const holder = byName.get(sub);
      return (
        holder && {
          accountId: sub,
          claims: () => ({ sub, name: holder.name, vai_tro: holder.kind }),
        }
      );
    },
    // The systems of the administration may always read who somebody is: nobody is asked again.
    async loadExistingGrant({ oidc: { session, client } }: Oidc) {
      const accountId = session!.accountId;
      const grant = new provider.Grant({ accountId, clientId: client.clientId });
      grant.addOIDCScope('openid profile');
      for (const resource of resources) grant.addResourceScope(resource, 'doc');
      await grant.save();
      return grant;
    },
  });
  return provider;
}

function clientEntry({ id, secret, redirectUri, logout }: Client) {
  return {
    ...{ client_id: id, client_secret: secret, redirect_uris: [redirectUri] },
    id_token_signed_response_alg: 'ES256',
    ...(logout && {
      post_logout_redirect_uris: [logout.after],
      backchannel_logout_uri: logout.told,
      backchannel_logout_session_required: true,
    }),
  };
}
