import { LEVELS, PASSWORD, SYSTEMS } from './people.ts';
import type { Person } from './people.ts';

/** The realm is called so, and with it all of its addresses: `/realms/tinh`. */
export const REALM = 'tinh';

/** Access tokens live this long, in s: a check waits until one has ended. */
const ACCESS_S = 8;
const SESSION_S = 3_600;

interface Parts {
  people: readonly Person[];
  /** Name of a system → its base address. */
  systems: Readonly<Record<string, string>>;
  /** Base address of the realm. */
  issuer: string;
  faults: readonly string[];
}

/** What `kc.sh start-dev --import-realm` reads: https://www.keycloak.org/server/importExport. */
export function realmOf({ people, systems, issuer, faults }: Parts): object {
  return {
    realm: REALM,
    enabled: true,
    displayName: 'Đăng nhập một lần của tỉnh',
    sslRequired: 'none',
    ...{ internationalizationEnabled: true, supportedLocales: ['vi'], defaultLocale: 'vi' },
    ...{ bruteForceProtected: !faults.includes('no-lockout'), failureFactor: 5 },
    ...{ waitIncrementSeconds: 60, maxFailureWaitSeconds: 60, quickLoginCheckMilliSeconds: 0 },
    ...{ accessTokenLifespan: ACCESS_S, ssoSessionIdleTimeout: SESSION_S },
    defaultSignatureAlgorithm: 'ES256',
    // One code may be used for two systems that are tried one after the other.
    ...{ otpPolicyType: 'totp', otpPolicyAlgorithm: 'HmacSHA1', otpPolicyDigits: 6 },
    ...{ otpPolicyPeriod: 30, otpPolicyLookAheadWindow: 1, otpPolicyCodeReusable: true },
    attributes: { 'acr.loa.map': JSON.stringify({ [LEVELS.low]: 1, [LEVELS.high]: 2 }) },
    components: components(),
    ...flows(faults),
    ...scopes(systems),
    clients: clients(systems, issuer, faults),
    users: people.map(userEntry),
  };
}

/** A key of the kind that the systems accept, and people of whom no more is kept than here. */
function components() {
  const profile = {
    attributes: ['username', 'email', 'firstName', 'lastName'].map((name) => ({
      name,
      ...EDITABLE,
    })),
    unmanagedAttributePolicy: 'ADMIN_VIEW',
  };
  return {
    'org.keycloak.keys.KeyProvider': [
      {
        ...{ name: 'es256', providerId: 'ecdsa-generated' },
        config: { ecdsaEllipticCurveKey: ['P-256'], priority: ['200'] },
      },
    ],
    'org.keycloak.userprofile.UserProfileProvider': [
      {
        providerId: 'declarative-user-profile',
        config: { 'kc.user.profile.config': [JSON.stringify(profile)] },
      },
    ],
  };
}

const EDITABLE = { permissions: { view: ['admin', 'user'], edit: ['admin'] } };

/** The password gives the low level; where a system asks for the high one, the one-time code comes after it. */
function flows(faults: readonly string[]) {
  const flow = (alias: string, topLevel: boolean, authenticationExecutions: object[]) => ({
    ...{ alias, providerId: 'basic-flow', topLevel, builtIn: false, authenticationExecutions },
  });
  const step = (authenticator: string, requirement: string, authenticatorConfig?: string) => ({
    ...{ authenticator, requirement, authenticatorFlow: false },
    ...(authenticatorConfig !== undefined && { authenticatorConfig }),
  });
  const into = (flowAlias: string, requirement: string) => ({
    ...{ flowAlias, requirement, authenticatorFlow: true },
  });
  const inOrder = (steps: object[]) =>
    steps.map((one, at) => ({ ...one, priority: (at + 1) * 10, userSetupAllowed: false }));
  const condition = 'conditional-level-of-authentication';
  const second = faults.includes('no-second-factor')
    ? []
    : [step('auth-otp-form', 'REQUIRED', 'otp')];
  const level = (of: string) => ({ 'loa-condition-level': of, 'loa-max-age': String(SESSION_S) });
  const method = (name: string) => ({
    'default.reference.value': name,
    'default.reference.maxAge': String(SESSION_S),
  });
  return {
    browserFlow: 'vao',
    authenticationFlows: [
      flow(
        ...(['vao', true] as const),
        inOrder([step('auth-cookie', 'ALTERNATIVE'), into('dang-nhap', 'ALTERNATIVE')]),
      ),
      flow(
        ...(['dang-nhap', false] as const),
        inOrder([into(LEVELS.low, 'CONDITIONAL'), into(LEVELS.high, 'CONDITIONAL')]),
      ),
      flow(
        ...([LEVELS.low, false] as const),
        inOrder([
          step(condition, 'REQUIRED', 'low'),
          step('auth-username-password-form', 'REQUIRED', 'pwd'),
        ]),
      ),
      flow(
        ...([LEVELS.high, false] as const),
        inOrder([step(condition, 'REQUIRED', 'high'), ...second]),
      ),
    ],
    authenticatorConfig: [
      { alias: 'low', config: level('1') },
      { alias: 'high', config: level('2') },
      { alias: 'pwd', config: method('pwd') },
      { alias: 'otp', config: method('otp') },
    ],
  };
}

function mapper(name: string, protocolMapper: string, config: Record<string, string>) {
  return { name, protocol: 'openid-connect', protocolMapper, config };
}

const IN_ID = { 'id.token.claim': 'true', 'access.token.claim': 'false' };
const IN_ACCESS = { 'id.token.claim': 'false', 'access.token.claim': 'true' };

/** What tokens say by themselves, and a scope for each system: it makes an access token that is for that system. */
function scopes(systems: Readonly<Record<string, string>>) {
  const scope = (name: string, ...protocolMappers: object[]) => ({
    ...{ name, protocol: 'openid-connect', protocolMappers },
    attributes: { 'include.in.token.scope': 'true' },
  });
  return {
    clientScopes: [
      scope('basic', mapper('sub', 'oidc-sub-mapper', IN_ACCESS)),
      scope('acr', mapper('acr', 'oidc-acr-mapper', IN_ID)),
      scope('profile', mapper('name', 'oidc-full-name-mapper', IN_ID)),
      ...Object.entries(systems).map(([name, url]) =>
        scope(
          `goi-${name}`,
          mapper('audience', 'oidc-audience-mapper', {
            ...IN_ACCESS,
            'included.custom.audience': url,
          }),
        ),
      ),
    ],
    defaultDefaultClientScopes: DEFAULTS,
  };
}

const DEFAULTS = ['basic', 'acr', 'profile'];

/** The systems that people enter, and one without pages, to try the provider with. */
function clients(
  systems: Readonly<Record<string, string>>,
  issuer: string,
  faults: readonly string[],
) {
  const client = (clientId: string, redirect: string, more: Record<string, string>) => ({
    ...{ clientId, secret: PASSWORD, protocol: 'openid-connect', enabled: true },
    ...{ publicClient: false, standardFlowEnabled: true, directAccessGrantsEnabled: false },
    redirectUris: [faults.includes('any-redirect') ? '*' : redirect],
    defaultClientScopes: DEFAULTS,
    optionalClientScopes: Object.keys(systems).map((name) => `goi-${name}`),
    protocolMappers: [
      mapper('amr', 'oidc-amr-mapper', IN_ID),
      mapper('vai_tro', 'oidc-usermodel-attribute-mapper', {
        ...{ 'user.attribute': 'vai_tro', 'claim.name': 'vai_tro', 'jsonType.label': 'String' },
        ...IN_ID,
      }),
    ],
    attributes: {
      'pkce.code.challenge.method': 'S256',
      'id.token.signed.response.alg': 'ES256',
      'access.token.signed.response.alg': 'ES256',
      ...more,
    },
  });
  const entered = Object.entries(SYSTEMS).map(([name, id]) => {
    const url = systems[name]!;
    const told: Record<string, string> = faults.includes('logout-not-passed-on')
      ? {}
      : {
          'backchannel.logout.url': `${url}/dang-xuat/tu-nha-cung-cap`,
          'backchannel.logout.session.required': 'true',
        };
    const after = { 'post.logout.redirect.uris': `${url}/dang-xuat/xong` };
    return client(id, `${url}/dang-nhap/tro-ve`, { ...told, ...after });
  });
  return [...entered, client('kiem-thu', `${issuer}/kiem-thu/tro-ve`, {})];
}

function userEntry({ username, name, kind }: Person) {
  const [lastName = '', ...rest] = name.split(' ');
  return {
    // The systems know people by this.
    ...{ id: username, username, enabled: true, emailVerified: true },
    ...{ firstName: rest.join(' '), lastName, attributes: { vai_tro: [kind] } },
    credentials: [
      { type: 'password', value: PASSWORD },
      {
        type: 'otp',
        secretData: JSON.stringify({ value: `${username}:${PASSWORD}` }),
        credentialData: JSON.stringify({
          ...{ subType: 'totp', digits: 6, counter: 0, period: 30, algorithm: 'HmacSHA1' },
        }),
      },
    ],
  };
}
