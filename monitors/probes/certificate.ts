import { X509Certificate } from 'node:crypto';
import { CertificateModule } from '../../config/monitoring/module.ts';
import { goMilliseconds } from '../../config/monitoring/go-notation.ts';
import { rethrowOwn } from '../look/faults.ts';
import type { Look } from '../look/look.ts';
import { causeOf } from '../../words/reasons/cause.ts';
import { judgedSigners } from '../steps/judged-signers.ts';
import { chooseAddress, hostAndPort } from '../wire/address.ts';
import { isEnding, measureChain } from '../wire/tls/chain.ts';
import { openSocket } from '../wire/connect.ts';
import { gauge } from '../wire/gauges.ts';
import { ownFile } from '../wire/own-file.ts';
import type { Authorities } from '../wire/tls/authorities.ts';
import { authoritiesFor, startTls } from '../wire/tls/secure.ts';
import { sentOver } from '../wire/tls/sent.ts';

const DEFAULTS = CertificateModule.parse({});
const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
/** More certificates than a province has signers. */
const MAX_CERTIFICATES = 10_000;

interface Found {
  certificates: X509Certificate[];
  /** What is wrong with a server's chain; undefined where all is right, and for files. */
  problem?: string | undefined;
  /** The authorities that make a server's chain valid; null where it was not checked. */
  authorities: Authorities | 'themselves' | null;
}

/**
 * How long certificates are still valid: a server's, read even where the chain is broken or over, those of a file
 * (`file:` and a path to PEM or DER), or those that units sign with.
 */
export async function certificate(look: Look): Promise<boolean> {
  const { log, registry, target } = look;
  const options = look.module.certificate ?? DEFAULTS;
  const count = gauge(registry, 'nghiemthu_certificate_count', 'How many certificates were read');
  const ending = gauge(
    registry,
    'nghiemthu_certificate_ending_count',
    'How many certificates are not valid now or end within the time of the module',
  );
  const within = goMilliseconds(options.fail_if_expires_within);
  if (options.signers !== undefined)
    return judgedSigners(look, options.signers, { within, count, ending });
  const found: Found | null = target.startsWith('file:')
    ? {
        certificates: certificatesOf(ownFile(target.slice('file:'.length))),
        authorities: 'themselves',
      }
    : await ofServer(look, options);
  if (found === null) return false;
  const { certificates, problem, authorities } = found;
  count.set(certificates.length);
  if (certificates.length === 0) {
    log.fail({ code: 'certificate-absent' });
    return false;
  }
  measureChain(registry, certificates, problem === undefined ? authorities : null);
  const late = certificates.filter((one) => isEnding(one, within));
  ending.set(late.length);
  for (const one of late.slice(0, 10))
    log.fail({
      code: 'certificate-ending',
      subject: one.subject.replaceAll('\n', ','),
      until: one.validTo,
    });
  if (problem !== undefined) log.fail({ code: 'certificate-untrusted', cause: causeOf(problem) });
  return late.length === 0 && problem === undefined;
}

async function ofServer(look: Look, options: CertificateModule): Promise<Found | null> {
  const { log, signal } = look;
  const where = hostAndPort(look.target, 443);
  if (where === null) {
    log.fail({ code: 'target-malformed', form: 'host' });
    return null;
  }
  const chosen = await chooseAddress(look, where.host, options);
  if (chosen === null) return null;
  try {
    const open = await openSocket({ address: chosen.address, port: where.port }, signal);
    try {
      const config = options.tls_config;
      const socket = await startTls(
        open,
        { serverName: where.host, config, acceptInvalid: true },
        signal,
      );
      const trusted = socket.authorized || config?.insecure_skip_verify === true;
      const problem = trusted ? undefined : String(socket.authorizationError);
      return { certificates: sentOver(socket), problem, authorities: authoritiesFor(socket) };
    } finally {
      open.destroy();
    }
  } catch (error) {
    rethrowOwn(error);
    log.fail({ code: 'handshake-failed', cause: causeOf(error) });
    return null;
  }
}

function certificatesOf(bytes: Buffer): X509Certificate[] {
  const blocks: (string | Buffer)[] = bytes.toString('latin1').match(PEM) ?? [bytes];
  return blocks.slice(0, MAX_CERTIFICATES).flatMap((block) => {
    try {
      return [new X509Certificate(block)];
    } catch {
      return [];
    }
  });
}
