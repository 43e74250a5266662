import { createHash } from 'node:crypto';
import { now } from '../../web/words.ts';
import type { Context } from '../context.ts';
import type { Campaign } from '../store/campaigns.ts';
import type { Total } from '../store/totals.ts';

/** What the receiver answers to a packet. Its fields are modelled. */
export interface Receipt {
  maTiepNhan: string;
  thoiDiem: string;
  /** SHA-256 of the text that was signed, in hexadecimal. */
  maBam: string;
}

/** The receiver's answer to a total that was sent. */
export function receiptFor(ctx: Context, campaign: Campaign, { id, signed }: Total): string {
  const isOther = ctx.faults.isOn('receipt-of-other-packet', campaign);
  const received = isOther ? `${signed} ` : (signed ?? '');
  const receipt: Receipt = {
    maTiepNhan: `BN-${campaign.period}-${String(id).padStart(6, '0')}`,
    thoiDiem: now(),
    maBam: createHash('sha256').update(received).digest('hex'),
  };
  return JSON.stringify(receipt);
}
