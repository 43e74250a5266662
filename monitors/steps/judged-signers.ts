import type { Signers } from '../../config/monitoring/steps.ts';
import type { Gauge } from '../look/measures.ts';
import type { Look } from '../look/look.ts';
import { earliestExpiry, isEnding } from '../wire/tls/chain.ts';
import { gauge } from '../wire/gauges.ts';
import { signersOf } from './signers.ts';

/** Units that are listed one by one. */
const LISTED = 10;

interface Judging {
  /** Milliseconds that a certificate must still be valid. */
  within: number;
  count: Gauge;
  ending: Gauge;
}

/**
 * Whether every unit has a certificate to sign with, valid long enough and in its present name. Their holders are
 * people: only codes of units are logged.
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
  else log.fail({ code: 'certificate-absent' });
  const fail = (
    code: 'units-ending' | 'units-misnamed' | 'units-without',
    units: readonly string[],
  ) => {
    if (units.length === 0) return;
    log.fail({ code, units: units.slice(0, LISTED), more: Math.max(0, units.length - LISTED) });
  };
  fail(
    'units-ending',
    late.map(({ unit }) => unit),
  );
  fail(
    'units-misnamed',
    wrong.map(({ unit }) => unit),
  );
  fail('units-without', without);
  return signers.length > 0 && late.length + wrong.length + without.length === 0;
}
