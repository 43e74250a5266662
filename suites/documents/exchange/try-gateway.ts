import { corpus } from './corpus.ts';
import type { Sample } from './corpus.ts';

/** How a gateway is reached: the address before `/v1`, and who one is there. */
export interface GatewayAccess {
  url: string;
  systemId: string;
  secretKey: string;
  /** Identifier codes that take the place of those in the corpus. */
  from: string;
  to: string;
}

/** What a gateway answered to one envelope. */
export interface Tried {
  sample: Sample;
  /** Its error code; null where it answered no code at all. */
  code: string | null;
  right: boolean;
}

/** Those of the corpus: a department of another province writes to a commune. */
const FROM = 'H36.02';
const TO = 'H19.101';
const PATIENCE_MS = 30_000;

/** Sends every document of the corpus to a gateway, one after another, and compares its answers with the right ones. */
export async function tryGateway(access: GatewayAccess): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const sample of corpus().filter(({ gateway }) => gateway !== '')) {
    const code = await codeOf(access, addressed(sample.bytes, access));
    tried.push({ sample, code, right: code === sample.gateway });
  }
  return tried;
}

/** The codes are of ASCII letters and of one length as a rule, so bytes of any encoding stay what they are. */
function addressed(bytes: Buffer, { from, to }: GatewayAccess): Buffer {
  const text = bytes.toString('latin1').replaceAll(FROM, from).replaceAll(TO, to);
  return Buffer.from(text, 'latin1');
}

async function codeOf(access: GatewayAccess, bytes: Buffer): Promise<string | null> {
  const { url, systemId, secretKey } = access;
  const body = new FormData();
  body.append('edocFile', new Blob([Uint8Array.from(bytes)]), 'van-ban.edxml');
  body.append('messageType', 'edoc');
  const headers = { 'x-systemid': systemId, 'x-secretkey': secretKey };
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(`${url}/v1/sendEdoc`, { method: 'POST', headers, body, signal });
    const { ErrorCode } = (await answer.json()) as { ErrorCode?: unknown };
    return typeof ErrorCode === 'string' ? ErrorCode : null;
  } catch {
    return null;
  }
}
