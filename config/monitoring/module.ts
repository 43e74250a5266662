import { z } from 'zod';
import { DNS_CLASSES, DNS_RCODES, DNS_TYPES } from './dns.ts';
import { ApiModule, Signers, SyncModule, TurnModule } from './steps.ts';
import {
  answer,
  ByteSize,
  GoDuration,
  HeaderMatch,
  Method,
  Pattern,
  proxy,
  proxyFields,
  reach,
  TlsConfig,
} from './wire.ts';
import { Slug } from '../reading/values.ts';

export { GoDuration };
export type { HeaderMatch, TlsConfig };

/** Field names and defaults are blackbox_exporter's, so that its modules can be pasted here. */

const secure = { tls: z.boolean().default(false), tls_config: TlsConfig.optional() };

const HeaderValues = z.strictObject({
  values: z.array(z.string()).default([]),
  secrets: z.array(z.string()).default([]),
  files: z.array(z.string()).default([]),
});

const client = {
  basic_auth: z
    .strictObject({
      username: z.string().optional(),
      username_file: z.string().optional(),
      password: z.string().optional(),
      password_file: z.string().optional(),
    })
    .optional(),
  authorization: z
    .strictObject({
      type: z.string().default('Bearer'),
      credentials: z.string().optional(),
      credentials_file: z.string().optional(),
    })
    .optional(),
  bearer_token: z.string().optional(),
  bearer_token_file: z.string().optional(),
  tls_config: TlsConfig.optional(),
  http_headers: z.record(z.string(), HeaderValues).default({}),
};

export const HttpModule = z.strictObject({
  ...reach,
  ...client,
  ...answer,
  /** As answers have them, like `HTTP/2.0`; a version that is spelled otherwise never matches. */
  valid_http_versions: z.array(z.string()).default([]),
  method: Method.default('GET'),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().optional(),
  body_file: z.string().optional(),
  follow_redirects: z.boolean().default(true),
  /** The old word for its contrary; read from a file it has become that. */
  no_follow_redirects: z.boolean().optional(),
  fail_if_ssl: z.boolean().default(false),
  fail_if_not_ssl: z.boolean().default(false),
  compression: z.enum(['gzip', 'deflate', 'br', 'identity']).optional(),
  body_size_limit: ByteSize.optional(),
  ...proxy,
  oauth2: z
    .strictObject({
      client_id: z.string().min(1),
      client_secret: z.string().optional(),
      client_secret_file: z.string().optional(),
      grant_type: z.enum(['client_credentials']).optional(),
      token_url: z.string().min(1),
      scopes: z.array(z.string()).default([]),
      endpoint_params: z.record(z.string(), z.string()).default({}),
      /** The module's own where left out, as of the proxy. */
      tls_config: TlsConfig.optional(),
      ...proxyFields,
    })
    .optional(),
  enable_http2: z.boolean().default(true),
  enable_http3: z.boolean().default(false),
});
export type HttpModule = z.infer<typeof HttpModule>;

const QueryResponse = z.strictObject({
  expect: Pattern.optional(),
  expect_bytes: z.string().optional(),
  labels: z
    .array(
      z.strictObject({
        name: z
          .string()
          .regex(/^[a-z_][a-z0-9_]*$/i)
          .describe('a label name like ssh_version'),
        value: z.string(),
      }),
    )
    .optional(),
  send: z.string().optional(),
  /** Bytes in Base64, sent as they are, without a line break; ours, for YAML's !!binary. */
  send_bytes: z
    .string()
    .regex(/^[A-Za-z0-9+/]+={0,2}$/)
    .describe('bytes in Base64')
    .optional(),
  starttls: z.boolean().default(false),
});
export type QueryResponse = z.infer<typeof QueryResponse>;

const source = { source_ip_address: z.string().optional() };
const talk = { query_response: z.array(QueryResponse).default([]) };

export const TcpModule = z.strictObject({ ...reach, ...source, ...talk, ...secure });
export type TcpModule = z.infer<typeof TcpModule>;

export const UnixModule = z.strictObject({ ...talk, ...secure });
export type UnixModule = z.infer<typeof UnixModule>;

export const IcmpModule = z.strictObject({
  ...reach,
  ...source,
  payload_size: z.int().min(0).max(65_000).default(0).describe('bytes from 0 to 65000'),
  dont_fragment: z.boolean().default(false),
  /** The system's own where 0. */
  ttl: z.int().min(0).max(255).default(64).describe('a whole number from 0 to 255'),
});
export type IcmpModule = z.infer<typeof IcmpModule>;

const RrValidator = z.strictObject({
  fail_if_matches_regexp: z.array(Pattern).default([]),
  fail_if_all_match_regexp: z.array(Pattern).default([]),
  fail_if_not_matches_regexp: z.array(Pattern).default([]),
  fail_if_none_matches_regexp: z.array(Pattern).default([]),
});
export type RrValidator = z.infer<typeof RrValidator>;

export const DnsModule = z.strictObject({
  ...reach,
  ...source,
  dns_over_tls: z.boolean().default(false),
  tls_config: TlsConfig.optional(),
  transport_protocol: z.enum(['udp', 'tcp']).default('udp'),
  query_class: z.enum(DNS_CLASSES).default('IN'),
  query_name: z.string().min(1).describe('the name to ask for'),
  query_type: z.enum(DNS_TYPES).describe('a record type like A or TLSA').default('ANY'),
  recursion_desired: z.boolean().default(true),
  valid_rcodes: z.array(z.enum(DNS_RCODES)).optional(),
  validate_answer_rrs: RrValidator.optional(),
  validate_authority_rrs: RrValidator.optional(),
  validate_additional_rrs: RrValidator.optional(),
});
export type DnsModule = z.infer<typeof DnsModule>;

export const WebsocketModule = z.strictObject({
  ...reach,
  ...talk,
  http_config: z.strictObject(client).optional(),
  headers: z.record(z.string(), z.string()).default({}),
});
export type WebsocketModule = z.infer<typeof WebsocketModule>;

export const GrpcModule = z.strictObject({
  ...reach,
  ...secure,
  service: z.string().default(''),
  metadata: z.record(z.string(), z.array(z.string())).default({}),
});
export type GrpcModule = z.infer<typeof GrpcModule>;

/** A TLS handshake alone; ours. */
export const TlsModule = z.strictObject({ ...reach, tls_config: TlsConfig.optional() });
export type TlsModule = z.infer<typeof TlsModule>;

/** The certificates of a server, or of a file: read even where they are not valid; ours. */
export const CertificateModule = z.strictObject({
  ...reach,
  tls_config: TlsConfig.optional(),
  /** Fails where a certificate ends sooner than this. */
  fail_if_expires_within: GoDuration.default('0s'),
  /** The certificates that units sign with, as the platform publishes them, in place of the server's. */
  signers: Signers.optional(),
});
export type CertificateModule = z.infer<typeof CertificateModule>;

/** A user flow of the platform, walked in a warm browser; ours. */
export const JourneyModule = z.strictObject({
  /** A name under `journeys:` of the platform. */
  name: Slug,
});
export type JourneyModule = z.infer<typeof JourneyModule>;

/** Kinds of probes; each is a file in `monitors/probes/`. */
export const Prober = z.enum([
  'api',
  'certificate',
  'dns',
  'grpc',
  'http',
  'icmp',
  'journey',
  'sync',
  'tcp',
  'tls',
  'turn',
  'unix',
  'websocket',
]);
export type Prober = z.infer<typeof Prober>;

export const Module = z.strictObject({
  prober: Prober,
  timeout: GoDuration.optional(),
  api: ApiModule.optional(),
  certificate: CertificateModule.optional(),
  dns: DnsModule.optional(),
  grpc: GrpcModule.optional(),
  http: HttpModule.optional(),
  icmp: IcmpModule.optional(),
  journey: JourneyModule.optional(),
  sync: SyncModule.optional(),
  tcp: TcpModule.optional(),
  tls: TlsModule.optional(),
  turn: TurnModule.optional(),
  unix: UnixModule.optional(),
  websocket: WebsocketModule.optional(),
});
export type Module = z.infer<typeof Module>;
