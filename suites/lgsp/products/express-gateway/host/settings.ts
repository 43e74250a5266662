import { SCOPES } from '../scopes.ts';
import { LIMITED } from './systems.ts';

/** Faults that can be planted in the gateway's settings: what each takes away. */
export const FAULTS = {
  'scopes-unchecked': { says: 'any token opens every interface', requirement: 'LGSP-05' },
  'tokens-unchecked': {
    says: 'interfaces are open to those without a token',
    requirement: 'LGSP-04',
  },
  'rate-limit-off': { says: 'the rate limit is not enforced', requirement: 'LGSP-09' },
  'enterprise-unreachable': {
    says: 'the gateway no longer finds the enterprise service',
    requirement: 'LGSP-33',
  },
} as const;
export type Fault = keyof typeof FAULTS;

/** What the front page says: how the gateway is recognised. */
export const TITLE = 'Nền tảng tích hợp, chia sẻ dữ liệu trên Express Gateway';

/** Where each permission leads. */
const ENDPOINTS = {
  'read-catalogues': { paths: ['/dmdc/*'], methods: ['GET'] },
  'write-catalogues': { paths: ['/dmdc/*'], methods: ['POST', 'DELETE'] },
  'look-up-enterprises': { paths: ['/doanhnghiep/*'], methods: ['GET'] },
} as const;

/** A window of the rate limit, in ms, and the calls that it lets through. */
const WINDOW_MS = 2_000;
const MOST_CALLS = 20;
/** Longest that the gateway waits for a service, in ms. */
const PATIENCE_MS = 3_000;
/** Lifetime of a token, in ms. */
const TOKEN_MS = 600_000;

interface Place {
  port: number;
  adminPort: number;
  /** Name of a service → its address. */
  services: Readonly<Record<'catalogues' | 'enterprise', string>>;
  faults: readonly string[];
}

/** `gateway.config.json`: the interfaces, who may call them, and what is behind them. */
export function gatewayConfig({ port, adminPort, services, faults }: Place): object {
  const has = (fault: Fault) => faults.includes(fault);
  const guarded = Object.entries(ENDPOINTS).map(([permission, endpoint]) => [
    permission,
    { host: '*', ...endpoint, scopes: has('scopes-unchecked') ? [] : [SCOPES[permission]] },
  ]);
  const guards = [
    ...(has('tokens-unchecked') ? [] : [{ oauth2: [{}] }]),
    ...(has('rate-limit-off') ? [] : [{ 'rate-limit': [rateLimit()] }]),
  ];
  const proxy = (serviceEndpoint: string) => ({
    proxy: [{ action: { serviceEndpoint, proxyTimeout: PATIENCE_MS } }],
  });
  const front = { statusCode: 200, message: TITLE };
  return {
    http: { port, hostname: '127.0.0.1' },
    admin: { port: adminPort, host: '127.0.0.1' },
    apiEndpoints: {
      ...Object.fromEntries(guarded),
      front: { host: '*', paths: ['/'], methods: ['GET'] },
      // What every system may call once it has a token.
      health: { host: '*', paths: ['/suc-khoe'], methods: ['GET'] },
    },
    serviceEndpoints: {
      catalogues: { url: services.catalogues },
      enterprise: {
        // Nothing listens at the discard port.
        url: has('enterprise-unreachable') ? 'http://127.0.0.1:9' : services.enterprise,
      },
    },
    policies: ['oauth2', 'rate-limit', 'proxy', 'terminate'],
    pipelines: {
      front: { apiEndpoints: ['front'], policies: [{ terminate: [{ action: front }] }] },
      catalogues: {
        apiEndpoints: ['read-catalogues', 'write-catalogues', 'health'],
        policies: [...guards, proxy('catalogues')],
      },
      enterprise: {
        apiEndpoints: ['look-up-enterprises'],
        policies: [...guards, proxy('enterprise')],
      },
    },
  };
}

/** One system alone is limited; the gateway's own delays of calls are off. */
function rateLimit(): object {
  return {
    condition: { name: 'expression', expression: `consumer && consumer.username === '${LIMITED}'` },
    action: {
      ...{ rateLimitBy: '${consumer.username}', windowMs: WINDOW_MS, max: MOST_CALLS },
      ...{ delayAfter: 0, delayMs: 0 },
    },
  };
}

/** `system.config.json`: its store, and how long its tokens live. */
export function systemConfig(redisSocket: string, secret: string): object {
  return {
    db: { redis: { path: redisSocket, namespace: 'EG' } },
    crypto: { cipherKey: secret, algorithm: 'aes256', saltRounds: 4 },
    session: { secret, resave: false, saveUninitialized: false },
    accessTokens: { timeToExpiry: TOKEN_MS },
    refreshTokens: { timeToExpiry: TOKEN_MS },
    authorizationCodes: { timeToExpiry: TOKEN_MS },
  };
}
