/** Faults that can be planted in front of Prism: what each takes away. */
export const FAULTS = {
  'scopes-unchecked': { says: 'any token opens every interface', requirement: 'LGSP-05' },
  'tokens-unchecked': {
    says: 'interfaces are open to those without a token',
    requirement: 'LGSP-04',
  },
  'revocation-late': {
    says: 'a token that was revoked is taken until it expires',
    requirement: 'LGSP-04',
  },
} as const;
type Fault = keyof typeof FAULTS;

/** What the front page says: how the product is recognised. */
export const TITLE = 'Nền tảng tích hợp, chia sẻ dữ liệu trên Prism';

/** Where each permission leads, and with which methods. */
const PLACES: Readonly<Record<string, readonly [path: string, methods: string]>> = {
  'read-catalogues': ['^/dmdc/', 'GET'],
  'write-catalogues': ['^/dmdc/', 'POST DELETE'],
  'register-civil-status': ['^/hotich/', 'POST'],
  'verify-citizens': ['^/dancu/', 'POST'],
  'look-up-enterprises': ['^/doanhnghiep/', 'GET'],
  'look-up-insurance': ['^/bhxh/', 'POST'],
  'send-dossiers': ['^/(dongbo|VXPAdapter)/', 'POST'],
  'send-land-dossiers': ['^/datdai/', 'POST'],
  'list-services': ['^/(services|quota)', 'GET'],
  'read-logs': ['^/operations/', 'GET'],
};

const MODULES = [
  ...['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'auth_openidc', 'proxy', 'proxy_http'],
];
/** Longest that Apache waits for Prism, in s. */
const PATIENCE_S = 3;

interface Site {
  port: number;
  folder: string;
  /** Addresses of Prism and of the issuer of tokens. */
  prism: string;
  issuer: string;
  /** The issuer's by TLS. */
  secureIssuer: string;
  /** The account by which Apache asks about tokens. */
  client: { id: string; secret: string };
  passphrase: string;
  faults: readonly string[];
  /** Whom it runs as where it was started as root. */
  user?: string;
}

/** `httpd.conf`: tokens and scopes are checked before a request comes to Prism. */
export function apacheConfig(site: Site): string {
  const { port, folder, prism, issuer, client, user, faults } = site;
  const has = (fault: Fault) => faults.includes(fault);
  const refusals = [401, 403, 502, 503, 504];
  return [
    `ServerRoot ${folder}`,
    `DefaultRuntimeDir ${folder}`,
    `PidFile ${folder}/httpd.pid`,
    `ErrorLog ${folder}/error.log`,
    'ServerName localhost',
    `Listen 127.0.0.1:${port}`,
    ...MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
    ...(user === undefined ? [] : [`User ${user}`, `Group ${user}`]),
    'ServerTokens Prod',
    'AllowEncodedSlashes NoDecode',
    `OIDCCryptoPassphrase ${site.passphrase}`,
    `OIDCOAuthIntrospectionEndpoint ${site.secureIssuer}/token/introspection`,
    'OIDCOAuthSSLValidateServer Off',
    'OIDCOAuthIntrospectionEndpointAuth client_secret_basic',
    `OIDCOAuthClientID ${client.id}`,
    `OIDCOAuthClientSecret ${client.secret}`,
    // -1 asks about a token each time; 0 keeps what was answered until the token expires.
    `OIDCOAuthTokenIntrospectionInterval ${has('revocation-late') ? 0 : -1}`,
    'OIDCOAuthRemoteUserClaim client_id',
    `ProxyTimeout ${PATIENCE_S}`,
    ...refusals.map((status) => `ErrorDocument ${status} /refused/${status}`),
    ...['/refused', '/token'].map((path) => `ProxyPass ${path} ${issuer}${path}`),
    `ProxyPassMatch ^/$ ${issuer}/front`,
    `ProxyPass / ${prism}/`,
    '<Location />',
    '  Require all denied',
    '</Location>',
    '<LocationMatch "^/($|token|refused/)">',
    '  Require all granted',
    '</LocationMatch>',
    ...guards(has('scopes-unchecked'), has('tokens-unchecked')),
    '',
  ].join('\n');
}

function guards(anyScope: boolean, anybody: boolean): string[] {
  const paths = [...new Set(Object.values(PLACES).map(([path]) => path))];
  return paths.flatMap((path) => {
    const own = Object.entries(PLACES).filter(([, place]) => place[0] === path);
    const rules = own.flatMap(([permission, [, methods]]) => [
      '    <RequireAll>',
      `      Require method ${methods}`,
      ...(anyScope
        ? ['      Require valid-user']
        : [`      Require claim "scope~(^| )${permission}( |$)"`]),
      '    </RequireAll>',
    ]);
    const guarded = [
      '  AuthType oauth20',
      '  AuthzSendForbiddenOnFailure On',
      '  <RequireAny>',
      ...rules,
      '  </RequireAny>',
    ];
    return [
      `<LocationMatch "${path}">`,
      ...(anybody ? ['  Require all granted'] : guarded),
      '</LocationMatch>',
    ];
  });
}
