import { z } from 'zod';
import { isGoPattern } from './monitors-pattern.ts';

/** What modules of several kinds have in common. Field names and defaults are blackbox_exporter's. */

export const GoDuration = z
  .string()
  .regex(/^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/)
  .describe('a duration like 5s or 1m30s');

export const Pattern = z
  .string()
  .min(1)
  .refine(isGoPattern, { message: 'a regular expression like ^OK' })
  .describe('a regular expression like ^OK');

const TlsVersion = z.enum(['TLS10', 'TLS11', 'TLS12', 'TLS13']);

export const TlsConfig = z.strictObject({
  ca: z.string().optional(),
  ca_file: z.string().optional(),
  cert_file: z.string().optional(),
  key_file: z.string().optional(),
  server_name: z.string().optional(),
  insecure_skip_verify: z.boolean().default(false),
  min_version: TlsVersion.optional(),
  max_version: TlsVersion.optional(),
});
export type TlsConfig = z.infer<typeof TlsConfig>;

export const reach = {
  preferred_ip_protocol: z.enum(['ip4', 'ip6']).optional(),
  ip_protocol_fallback: z.boolean().default(true),
};

export const proxy = {
  proxy_url: z.string().optional(),
  no_proxy: z.string().optional(),
  proxy_from_environment: z.boolean().default(false),
  proxy_connect_header: z.record(z.string(), z.array(z.string())).default({}),
  skip_resolve_phase_with_proxy: z.boolean().default(false),
};

export const HeaderMatch = z.strictObject({
  header: z.string().min(1),
  regexp: Pattern,
  allow_missing: z.boolean().default(false),
});
export type HeaderMatch = z.infer<typeof HeaderMatch>;

/** What an answer over HTTP must be. */
export const answer = {
  valid_status_codes: z
    .array(z.int().min(100).max(599).describe('a status from 100 to 599'))
    .default([]),
  fail_if_body_matches_regexp: z.array(Pattern).default([]),
  fail_if_body_not_matches_regexp: z.array(Pattern).default([]),
  /** JSON Schema that the body must fit; ours. */
  fail_if_body_json_not_matches_schema: z
    .record(z.string(), z.unknown())
    .describe('a JSON Schema as a mapping')
    .optional(),
  fail_if_header_matches: z.array(HeaderMatch).default([]),
  fail_if_header_not_matches: z.array(HeaderMatch).default([]),
};

export const ByteSize = z
  .union([z.int().min(0), z.string().regex(/^\d+(?:\.\d+)?[KMG]?i?B?$/)])
  .describe('a size like 5MB');
