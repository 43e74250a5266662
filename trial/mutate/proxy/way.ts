import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { moduleFile } from '../../../config/home.ts';
import type { Proxy } from './proxy.ts';

/**
 * Variables that lead the workers of Playwright, which start after the release, through the proxy.
 * @param folder for the certificate of the proxy's authority
 */
export function wayThrough(
  { ports, authority }: Pick<Proxy, 'ports' | 'authority'>,
  folder: string,
): Record<string, string> {
  const preload = pathToFileURL(moduleFile('trial/mutate/through')).href;
  return {
    NGHIEMTHU_THROUGH: ports.join(','),
    NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import=${preload}`,
    ...(authority && {
      NGHIEMTHU_THROUGH_KEY: authority.fingerprint,
      NODE_EXTRA_CA_CERTS: authorities(authority.certificate, folder),
    }),
  };
}

/** A file with the proxy's authority and those that the machine's owner trusts beside the usual ones. */
function authorities(certificate: string, folder: string): string {
  const own = process.env['NODE_EXTRA_CA_CERTS'];
  const file = path.join(folder, 'authorities.pem');
  writeFileSync(file, [certificate, ...(own ? [readFileSync(own, 'utf8')] : [])].join('\n'));
  return file;
}
