import { X509Certificate } from 'node:crypto';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Those whose word is trusted, as PEM. */
export class Authorities {
  readonly #pem: readonly string[];
  #bySubject: Map<string, string[]> | undefined;

  constructor(pem: readonly string[]) {
    this.#pem = pem;
  }

  /** Those of a subject, as Node writes it: several where one came after another under the same name. */
  named(subject: string): X509Certificate[] {
    this.#bySubject ??= bySubject(this.#pem);
    return (this.#bySubject.get(subject) ?? []).map((one) => new X509Certificate(one));
  }
}

/** Only the texts are kept: the certificates of a whole store, read, take a megabyte. */
function bySubject(all: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const pem of all) {
    const subject = subjectOf(pem);
    if (subject !== undefined) found.set(subject, [...(found.get(subject) ?? []), pem]);
  }
  return found;
}

function subjectOf(pem: string): string | undefined {
  try {
    return new X509Certificate(pem).subject;
  } catch {
    return undefined;
  }
}

/** Those of a module's own file. */
export function authoritiesOf(text: string | Buffer): Authorities {
  return new Authorities(text.toString('latin1').match(PEM) ?? []);
}

let system: Authorities | undefined;

/**
 * Those that this machine trusts (`update-ca-certificates`, `SSL_CERT_FILE`, `SSL_CERT_DIR`, and Node's own
 * `NODE_EXTRA_CA_CERTS`), as blackbox_exporter does; Node's list where the machine has none. Read once, when the first
 * connection needs them, which takes 60 ms and 4 MB, and shared by all that name no others.
 */
export function systemAuthorities(): Authorities {
  if (system !== undefined) return system;
  const own = getCACertificates('system');
  const base = own.length > 0 ? own : getCACertificates('bundled');
  const pem = [...new Set([...base, ...getCACertificates('extra')])];
  setDefaultCACertificates(pem);
  return (system = new Authorities(pem));
}
