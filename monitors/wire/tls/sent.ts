import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';

/** More certificates than any honest chain. */
export const MAX_CHAIN = 20;

/** The certificates that a server sent, its own first, in its order. */
export function sentOver(socket: TLSSocket): X509Certificate[] {
  const sent: X509Certificate[] = [];
  let here = socket.getPeerX509Certificate();
  while (here !== undefined && sent.length < MAX_CHAIN) {
    sent.push(here);
    here = here.issuerCertificate;
  }
  return sent;
}
