import { findUnit, PROVINCE_CODE } from '../../data/units.ts';
import { formerAuthority } from '../../signing/certificates.ts';
import type { Holder } from '../../signing/certificates.ts';
import type { Context } from '../context.ts';
import type { Campaign } from '../store/campaigns.ts';
import { unitOf } from '../domain/units.ts';

/** A signature over a text. */
export interface Signature {
  /** The text that was to be signed. */
  text: string;
  /** ECDSA over SHA-256, DER, base64. */
  value: string;
  /** PEM. */
  certificate: string;
  signer: string;
}

/** Signs for a person of a unit. The same text may be signed when it is first asked for: keys depend on the seed alone. */
export function signatureOf(
  ctx: Context,
  campaign: Campaign,
  unit: string,
  username: string,
  text: string,
): Signature {
  const user = ctx.users.find(username);
  const own = unitOf(unit);
  const commune = unit === PROVINCE_CODE ? undefined : findUnit(unit);
  const isFormer = commune !== undefined && ctx.faults.isOn('signer-of-former-unit', campaign);
  const holder: Holder = {
    ...{ label: username, commonName: user?.fullName ?? username },
    organization: isFormer ? formerAuthority(commune) : own.authority,
  };
  const isOther = ctx.faults.isOn('signature-of-other-version', campaign);
  const bytes = Buffer.from(isOther ? text.replace('"phienBan":', '"phienBan":9') : text);
  return {
    text,
    value: ctx.authority.signAs(holder, bytes).toString('base64'),
    certificate: ctx.authority.certificate(holder),
    signer: holder.commonName,
  };
}
