import type { Signers } from '../../config/monitoring/steps.ts';
import type { Gauge } from '../look/measures.ts';
import type { Look } from '../look/look.ts';
import { earliestExpiry, isEnding } from '../wire/tls/chain.ts';
import { gauge } from '../wire/gauges.ts';
import { signersOf } from './signers.ts';

/** Units that are told one by one. */
const TOLD = 10;

interface Judging {
  /** Milliseconds that a certificate must still be valid. */
  within: number;
  count: Gauge;
  ending: Gauge;
}

/**
 * Whether every unit has a certificate to sign with, valid long enough and in its present name. Their holders are
 * people: only codes of units are told.
 */
export async function judgedSigners(
  look: Look,
  options: Signers,
  { within, count, ending }: Judging,
): Promise<boolean> {
  const { log, registry } = look;
  const published = await signersOf(look, options);
  if (published === null) return false;
  const { signers, without } = published;
  const late = signers.filter(({ certificate }) => isEnding(certificate, within));
  const wrong = signers.filter(({ named }) => !named);
  count.set(signers.length);
  ending.set(late.length);
  gauge(
    registry,
    'nghiemthu_certificate_wrong_unit_count',
    'How many certificates of units do not carry the present name of their unit',
  ).set(wrong.length);
  gauge(
    registry,
    'nghiemthu_certificate_missing_count',
    'How many units have no certificate to sign with',
  ).set(without.length);
  if (signers.length > 0)
    gauge(
      registry,
      'probe_ssl_earliest_cert_expiry',
      'Returns last SSL chain expiry in unixtime',
    ).set(earliestExpiry(signers.map(({ certificate }) => certificate)));
  else log.error('No certificate was found');
  const tell = (what: string, units: readonly string[]) => {
    if (units.length === 0) return;
    const more = units.length > TOLD ? ` and ${units.length - TOLD} more` : '';
    log.error(what, { err: `${units.slice(0, TOLD).join(', ')}${more}` });
  };
  tell(
    'Certificate is not valid long enough',
    late.map(({ unit }) => unit),
  );
  tell(
    'Certificate does not carry the present name of its unit',
    wrong.map(({ unit }) => unit),
  );
  tell('Unit has no certificate', without);
  return signers.length > 0 && late.length + wrong.length + without.length === 0;
}
