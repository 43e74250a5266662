import { createHash } from 'node:crypto';
import type Provider from 'oidc-provider';
import type { Person } from '../data/people.ts';
import type { RelyingParty } from '../web/oidc-client.ts';
import { keyPairFrom } from '../web/keys.ts';
import { openIdProvider } from '../web/provider.ts';

/** The OpenID Connect provider that knows the invented citizens by their identity numbers. */
export async function openProvider(
  issuer: string,
  seed: number,
  people: readonly Person[],
  parties: readonly RelyingParty[],
): Promise<Provider> {
  const byId = new Map(people.map((person) => [person.idNumber, person]));
  const jwk = keyPairFrom(`${seed}:vneid`).privateKey.export({ format: 'jwk' });
  const kid = createHash('sha256').update(String(jwk.x)).digest('base64url').slice(0, 16);
  const configuration = {
    clients: parties.map((party) => ({
      client_id: party.clientId,
      client_secret: party.clientSecret,
      redirect_uris: [party.redirectUri],
      id_token_signed_response_alg: 'ES256',
    })),
    jwks: { keys: [{ ...jwk, kid, use: 'sig', alg: 'ES256' }] },
    cookies: { keys: [`vneid cookies ${seed}`], names: { session: 'vneid_phien' } },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['name', 'birthdate', 'phone_number', 'address'] },
    ttl: {
      AccessToken: 300,
      AuthorizationCode: 60,
      IdToken: 300,
      Interaction: 600,
      Session: 3600,
      Grant: 3600,
    },
    interactions: {
      url: (_: unknown, interaction: { uid: string }) => `/dang-nhap/${interaction.uid}`,
    },
    findAccount: (_: unknown, sub: string) => {
      const person = byId.get(sub);
      return (
        person && {
          accountId: sub,
          claims: () => ({
            sub,
            name: person.fullName,
            birthdate: person.birthDate,
            phone_number: person.phone,
            address: { formatted: person.address },
          }),
        }
      );
    },
    // The sites of the public administration may always read the identity: nobody is asked again.
    async loadExistingGrant(context: {
      oidc: { session: { accountId: string }; client: { clientId: string } };
    }) {
      const { session, client } = context.oidc;
      const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  };
  const provider: Provider = await openIdProvider(issuer, configuration);
  return provider;
}
