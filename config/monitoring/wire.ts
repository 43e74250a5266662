import { z } from 'zod';
import { patternFault } from './go-notation.ts';

/** What modules of several kinds have in common. Field names and defaults are blackbox_exporter's. */

export const GoDuration = z
  .string()
  .regex(/^(?:0|\+?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/)
  .describe('a duration like 5s or 1m30s');

function checkPattern(text: string, context: z.core.$RefinementCtx): void {
  const fault = patternFault(text);
  if (fault !== null) context.addIssue({ code: 'custom', message: fault });
}

export const Pattern = z
  .string()
  .superRefine(checkPattern)
  .describe('a regular expression like ^OK');

/** Of HTTP, in capitals where it is one of the common ones. */
export const Method = z
  .string()
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/)
  .describe('a method like GET');

/** Oldest first. */
export const TlsVersion = z.enum(['TLS10', 'TLS11', 'TLS12', 'TLS13']);

export const TlsConfig = z.strictObject({
  ca: z.string().optional(),
  ca_file: z.string().optional(),
  cert: z.string().optional(),
  cert_file: z.string().optional(),
  key: z.string().optional(),
  key_file: z.string().optional(),
  server_name: z.string().optional(),
  insecure_skip_verify: z.boolean().default(false),
  min_version: TlsVersion.optional(),
  max_version: TlsVersion.optional(),
});
export type TlsConfig = z.infer<typeof TlsConfig>;

/** Read from a file, all but `ip6` is ip4, as in blackbox_exporter. */
export const IpProtocol = z.enum(['ip4', 'ip6']);

export const reach = {
  preferred_ip_protocol: IpProtocol.optional(),
  ip_protocol_fallback: z.boolean().default(true),
};

export const proxyFields = {
  proxy_url: z.string().optional(),
  no_proxy: z.string().optional(),
  proxy_from_environment: z.boolean().default(false),
  proxy_connect_header: z.record(z.string(), z.array(z.string())).default({}),
};

export const proxy = {
  ...proxyFields,
  skip_resolve_phase_with_proxy: z.boolean().default(false),
};

export const HeaderMatch = z.strictObject({
  header: z.string().min(1),
  regexp: z.string().min(1).superRefine(checkPattern).describe('a regular expression like ^OK'),
  allow_missing: z.boolean().default(false),
});
export type HeaderMatch = z.infer<typeof HeaderMatch>;

/** What an answer over HTTP must be. */
export const answer = {
  valid_status_codes: z
    .array(z.int().min(0).max(999).describe('a status from 0 to 999'))
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

/** Kilobytes are of 1024 bytes; endless where 0. */
export const ByteSize = z
  .string()
  .regex(/^(?:0|\+?(?:(?:\d+\.?\d*|\.\d+)(?:[KMGTPE]i?)?B)+)$/)
  .describe('a size like 5MB');
