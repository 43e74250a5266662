import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { well } from './small.ts';

/**
 * The small platform over TLS, with a certificate that OpenSSL made for this test.
 * @param days its certificate is valid; below 0 it has expired
 * @returns `ca`: file with the certificate, for those who shall trust it
 */
export async function secureServer(
  days: number,
): Promise<{ url: string; ca: string; close: () => void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'nghiemthu-tls-'));
  const at = (name: string) => path.join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' });
  openssl('ecparam', '-genkey', '-name', 'prime256v1', '-out', at('key.pem'));
  openssl('req', '-new', '-key', at('key.pem'), '-subj', '/CN=localhost', '-out', at('ask.pem'));
  writeFileSync(at('names'), 'subjectAltName=IP:127.0.0.1\n');
  openssl(
    ...['x509', '-req', '-in', at('ask.pem'), '-signkey', at('key.pem'), '-extfile', at('names')],
    ...['-days', String(days), '-out', at('cert.pem')],
  );
  const server = createServer(
    { key: readFileSync(at('key.pem')), cert: readFileSync(at('cert.pem')) },
    well,
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ca: at('cert.pem'),
    close: () => {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
