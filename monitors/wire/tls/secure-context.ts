import { constants } from 'node:crypto';
import { statSync } from 'node:fs';
import { createSecureContext, DEFAULT_CIPHERS } from 'node:tls';
import type { SecureContext, SecureContextOptions } from 'node:tls';
import type { TlsConfig } from '../../../config/monitoring/module.ts';
import { Blocked } from '../../look/faults.ts';
import { authoritiesOf, systemAuthorities } from './authorities.ts';
import type { Authorities } from './authorities.ts';
import { ownFile } from '../own-file.ts';

const VERSIONS = { TLS10: 'TLSv1', TLS11: 'TLSv1.1', TLS12: 'TLSv1.2', TLS13: 'TLSv1.3' } as const;
type Version = keyof typeof VERSIONS;
const IN_ORDER = Object.keys(VERSIONS) as Version[];

/** What a module trusts, and speaks. Costs milliseconds to make and lives as long as the module's configuration. */
interface Context {
  stamp: string;
  context: SecureContext;
  /** Null where the module checks no certificate. */
  authorities: Authorities | null;
  /** Whether it speaks versions below TLS 1.2, for which OpenSSL must be set to be lenient. */
  old: boolean;
}
const contexts = new WeakMap<TlsConfig, Context>();
const PLAIN: TlsConfig = { insecure_skip_verify: false };

/**
 * The certificates and versions of a module; made again when one of its files changes.
 * @throws {Blocked} where a file of the monitor is absent or broken, or no version is left to try
 */
export function secureContext(given: TlsConfig | undefined): Context {
  const config = given ?? PLAIN;
  const stamp = [config.ca_file, config.cert_file, config.key_file].map(modified).join();
  const known = contexts.get(config);
  if (known?.stamp === stamp) return known;
  const ca = config.ca ?? (config.ca_file === undefined ? undefined : ownFile(config.ca_file));
  const authorities = config.insecure_skip_verify
    ? null
    : ca === undefined
      ? systemAuthorities()
      : authoritiesOf(ca);
  try {
    const versions = versionsOf(config);
    const context = createSecureContext({
      ...(ca === undefined ? {} : { ca }),
      ...(config.cert === undefined ? {} : { cert: config.cert }),
      ...(config.cert_file === undefined ? {} : { cert: ownFile(config.cert_file) }),
      ...(config.key === undefined ? {} : { key: config.key }),
      ...(config.key_file === undefined ? {} : { key: ownFile(config.key_file) }),
      ...versions,
      // Servers that do not know RFC 5746 yet are spoken to, as Go and browsers do; nothing is renegotiated.
      secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
      // Every certificate of the file is trusted, as in Go: also an intermediate one, or the server's own.
      allowPartialTrustChain: true,
    });
    const made = { stamp, context, authorities, old: versions.ciphers === OLD_CIPHERS };
    contexts.set(config, made);
    return made;
  } catch (error) {
    if (error instanceof Blocked) throw error;
    throw new Blocked({ code: 'tls-files', text: (error as Error).message }, { cause: error });
  }
}

/** Go's limits: keys of RSA from 1,024 bits on, and no exchange of keys after Diffie and Hellman in small groups. */
const CIPHERS = `${DEFAULT_CIPHERS}:!kDHE:@SECLEVEL=1`;
/** What TLS 1.0 and 1.1 need, and all that old servers may know: an audit must not fail for want of our own ciphers. */
const OLD_CIPHERS = 'ALL:!aNULL:!eNULL:@SECLEVEL=0';

/**
 * The versions to offer. A highest one below TLS 1.2 is meant as such: Go, whose lowest one is TLS 1.2 where the module
 * names none, then offers nothing, so that an audit for old versions finds every server clean.
 */
function versionsOf(config: TlsConfig): SecureContextOptions {
  const highest = IN_ORDER.indexOf(config.max_version ?? 'TLS13');
  const lowest =
    config.min_version === undefined
      ? Math.min(IN_ORDER.indexOf('TLS12'), highest)
      : IN_ORDER.indexOf(config.min_version);
  const [min, max] = [IN_ORDER[lowest], IN_ORDER[highest]];
  if (min === undefined || max === undefined || lowest > highest)
    throw new Blocked({ code: 'tls-versions', from: String(min), to: String(max) });
  const old = lowest < IN_ORDER.indexOf('TLS12');
  return {
    minVersion: VERSIONS[min],
    maxVersion: VERSIONS[max],
    ciphers: old ? OLD_CIPHERS : CIPHERS,
  };
}

function modified(file: string | undefined): string {
  if (file === undefined) return '';
  return String(statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 'absent');
}
