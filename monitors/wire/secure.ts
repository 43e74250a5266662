import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import type { Socket } from 'node:net';
import { connect, createSecureContext } from 'node:tls';
import type { SecureContext, TLSSocket } from 'node:tls';
import type { TlsConfig } from '../../config/monitors-module.ts';
import { Blocked } from '../probe.ts';
import { ownFile } from './own-file.ts';
import { identityProblem } from './identity.ts';
import { ignore } from './ignore.ts';
import { TimeOver } from './within.ts';

const VERSIONS = { TLS10: 'TLSv1', TLS11: 'TLSv1.1', TLS12: 'TLSv1.2', TLS13: 'TLSv1.3' } as const;

/** A context costs milliseconds to make and lives as long as its module's configuration. */
const contexts = new WeakMap<TlsConfig, { stamp: string; context: SecureContext }>();
const plain: { context?: SecureContext } = {};

/**
 * The certificates and versions of a module; made again when one of its files changes.
 * @throws {Blocked} where a file of the monitor is absent or broken
 */
export function secureContext(config: TlsConfig | undefined): SecureContext {
  if (config === undefined) return (plain.context ??= createSecureContext());
  const stamp = [config.ca_file, config.cert_file, config.key_file].map(modified).join();
  const known = contexts.get(config);
  if (known?.stamp === stamp) return known.context;
  const ca = config.ca ?? (config.ca_file === undefined ? undefined : ownFile(config.ca_file));
  try {
    const context = createSecureContext({
      ...(ca === undefined ? {} : { ca }),
      ...(config.cert === undefined ? {} : { cert: config.cert }),
      ...(config.cert_file === undefined ? {} : { cert: ownFile(config.cert_file) }),
      ...(config.key === undefined ? {} : { key: config.key }),
      ...(config.key_file === undefined ? {} : { key: ownFile(config.key_file) }),
      ...(config.min_version === undefined ? {} : { minVersion: VERSIONS[config.min_version] }),
      ...(config.max_version === undefined ? {} : { maxVersion: VERSIONS[config.max_version] }),
    });
    contexts.set(config, { stamp, context });
    return context;
  } catch (error) {
    if (error instanceof Blocked) throw error;
    throw new Blocked(`cannot use the certificates of tls_config: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function modified(file: string | undefined): string {
  if (file === undefined) return '';
  return String(statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 'absent');
}

export interface Handshake {
  /** Name the certificate must be for; also sent to the server unless it is an address. */
  serverName: string;
  config: TlsConfig | undefined;
  alpn?: string[];
  /** Reads the certificate even where it is not valid; `authorizationError` then tells. */
  acceptInvalid?: boolean;
}

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
  const context = secureContext(config);
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new TimeOver());
      return;
    }
    const secured = connect({
      socket,
      secureContext: context,
      // As RFC 6066 has it, without the dot of the root.
      ...(isIP(name) === 0 ? { servername: name.replace(/\.$/, '') } : {}),
      ...(options.alpn === undefined ? {} : { ALPNProtocols: options.alpn }),
      rejectUnauthorized: config?.insecure_skip_verify !== true && options.acceptInvalid !== true,
      checkServerIdentity: (_host, certificate) => identityProblem(name, certificate),
    });
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
    const failed = (error: Error) => fail(error);
    const closed = () => fail(new Error('the connection was closed during the TLS handshake'));
    signal.addEventListener('abort', over, { once: true });
    secured.once('error', failed);
    secured.once('close', closed);
    secured.once('secureConnect', () => {
      settle();
      resolve(secured);
    });
  });
}
