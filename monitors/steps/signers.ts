import { X509Certificate } from 'node:crypto';
import type { Signers } from '../../config/monitoring/steps.ts';
import type { Look } from '../look/look.ts';
import { deploymentOf } from './account.ts';
import { listed, textAt } from './listing.ts';
import { Visit } from './visit.ts';

/** A unit's certificate, as the platform publishes it. */
export interface Signer {
  /** Official code of the unit. */
  unit: string;
  certificate: X509Certificate;
  /** Whether the organisation that it names is the unit's present name. */
  named: boolean;
}

export interface Published {
  signers: Signer[];
  /** Official codes of the units that have none. */
  without: string[];
}

/** The certificates that the units of the deployment sign with; null where they cannot be read, which is logged. */
export async function signersOf(look: Look, options: Signers): Promise<Published | null> {
  const { log } = look;
  const { units } = deploymentOf(look, 'units');
  const visit = new Visit(look, options);
  if (!(await visit.take(options.sign_in))) return null;
  const items = await listed(visit, options, log);
  if (items === null) return null;
  const signers = items.flatMap((item): Signer[] => {
    const unit = textAt(item, options.unit) ?? '';
    const certificate = certificateIn(textAt(item, options.certificate) ?? '');
    if (certificate === null) return [];
    return [{ unit, certificate, named: isNamed(certificate, units.get(unit)) }];
  });
  const holders = new Set(signers.map(({ unit }) => unit));
  return { signers, without: [...units.keys()].filter((code) => !holders.has(code)) };
}

function certificateIn(text: string): X509Certificate | null {
  try {
    return text === '' ? null : new X509Certificate(text);
  } catch {
    return null;
  }
}

/** An authority's name ends with its unit's, as in `Ủy ban nhân dân Phường Bình Phước`. */
function isNamed({ subject }: X509Certificate, name: string | undefined): boolean {
  const organisation = /^O=(.+)$/m.exec(subject)?.[1] ?? '';
  return name !== undefined && plain(organisation).endsWith(plain(name));
}

function plain(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('vi');
}
