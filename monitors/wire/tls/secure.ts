import { isIP } from 'node:net';
import type { Socket } from 'node:net';
import { connect } from 'node:tls';
import type { PeerCertificate, TLSSocket } from 'node:tls';
import type { TlsConfig } from '../../../config/monitoring/module.ts';
import { Blocked } from '../../look/faults.ts';
import { WireError } from '../../../words/reasons/cause.ts';
import type { Authorities } from './authorities.ts';
import { identityProblem } from './identity.ts';
import { ignore } from '../ignore.ts';
import { sentOver } from './sent.ts';
import { secureContext } from './secure-context.ts';
import { TimeOver } from '../within.ts';

/** As in Go a signature with SHA-1 or MD5 does not count. OpenSSL rejects it too, but not for old versions of TLS. */
function weakSignature(socket: TLSSocket): Error | undefined {
  const [own, ...between] = sentOver(socket);
  const weak = [own, ...between.filter((one) => one.subject !== one.issuer)].find((one) =>
    /sha1|md5/i.test(one?.signatureAlgorithm ?? ''),
  );
  if (weak === undefined) return undefined;
  const text = `unable to verify the certificate: its signature is ${weak.signatureAlgorithm}`;
  return Object.assign(new WireError('certificate-untrusted', text), {
    code: 'CERT_SIGNATURE_WEAK',
  });
}

/** OpenSSL's codes for what this program itself cannot try: then the server was not judged. */
const OWN_LACK: ReadonlySet<string | undefined> = new Set([
  'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
  'ERR_SSL_NO_CIPHERS_AVAILABLE',
  'ERR_SSL_LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED',
]);

export interface Handshake {
  /** Name the certificate must be for; also sent to the server unless it is an address. */
  serverName: string;
  config: TlsConfig | undefined;
  alpn?: string[];
  /** Reads the certificate even where it is not valid; `authorizationError` says why. */
  acceptInvalid?: boolean;
}

const trusted = new WeakMap<TLSSocket, Authorities | null>();

/** The authorities that the certificate of a connection was checked against; null where it was not checked. */
export function authoritiesFor(socket: TLSSocket): Authorities | null {
  return trusted.get(socket) ?? null;
}

const NOTHING = {} as PeerCertificate;
const unread = (() => NOTHING) as TLSSocket['getPeerCertificate'];

/**
 * Speaks TLS over an open connection.
 * @throws {Blocked} for files of the monitor; the handshake's error or {TimeOver} otherwise
 */
export function startTls(
  socket: Socket,
  options: Handshake,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const { config, serverName } = options;
  const name = config?.server_name || serverName;
  const { context, authorities, old } = secureContext(config);
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new TimeOver());
      return;
    }
    const secured: TLSSocket = connect({
      socket,
      secureContext: context,
      // As RFC 6066 has it, without the dot of the root.
      ...(isIP(name) === 0 ? { servername: name.replace(/\.+$/, '') } : {}),
      ...(options.alpn === undefined ? {} : { ALPNProtocols: options.alpn }),
      rejectUnauthorized: config?.insecure_skip_verify !== true && options.acceptInvalid !== true,
      checkServerIdentity: () =>
        (old ? weakSignature(secured) : undefined) ??
        identityProblem(name, secured.getPeerX509Certificate()),
    });
    trusted.set(secured, authorities);
    // Node asks for it in every handshake, which takes two milliseconds, for the sake of the name alone.
    secured.getPeerCertificate = unread;
    const settle = () => {
      signal.removeEventListener('abort', over);
      secured.off('error', failed);
      secured.off('close', closed);
    };
    const fail = (error: Error) => {
      settle();
      secured.on('error', ignore).destroy();
      socket.destroy();
      reject(error);
    };
    const over = () => fail(new TimeOver());
    const failed = (error: NodeJS.ErrnoException) =>
      fail(
        OWN_LACK.has(error.code)
          ? new Blocked({ code: 'tls-unable', errno: String(error.code) })
          : error,
      );
    const closed = () =>
      fail(new WireError('cut', 'the connection was closed during the TLS handshake'));
    signal.addEventListener('abort', over, { once: true });
    secured.once('error', failed);
    secured.once('close', closed);
    secured.once('secureConnect', () => {
      settle();
      resolve(secured);
    });
  });
}
