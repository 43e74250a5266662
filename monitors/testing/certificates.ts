import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestCertificates {
  /** Paths of PEM files. */
  ca: string;
  expired: { cert: Buffer; key: Buffer };
  good: { cert: Buffer; key: Buffer };
  /** One for localhost that vouches for itself. */
  selfSigned: { cert: Buffer; key: Buffer };
  /** Those that end in ten days, and in two. */
  weeks: { cert: Buffer; key: Buffer };
  days: { cert: Buffer; key: Buffer };
  /** Valid for twenty days more. */
  ending: { cert: Buffer; key: Buffer };
  /** One of the CA for these names, like `DNS:localhost`; without alternative names where there are none. */
  issue(commonName: string, ...names: string[]): { cert: Buffer; key: Buffer };
  /** Calls openssl in the folder, where `ca.pem` and `ca.key` are. */
  run(...args: string[]): void;
  folder: string;
  remove(): void;
}

/** A CA of our own, a certificate it gave to localhost, and one that has ended. */
export function makeCertificates(): TestCertificates {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const key = (name: string) =>
    run('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`);
  key('ca');
  run(
    'req',
    '-x509',
    '-new',
    '-key',
    'ca.key',
    '-days',
    '3650',
    '-subj',
    '/C=VN/O=Test/CN=Test CA',
    '-out',
    'ca.pem',
  );
  writeFileSync(join(folder, 'ext'), 'subjectAltName=DNS:localhost,DNS:other.test,IP:127.0.0.1\n');
  let issued = 0;
  const issue = (commonName: string, ...names: string[]) => {
    const name = `issued-${(issued += 1)}`;
    const own = names.length === 0 ? 'basicConstraints=CA:false' : `subjectAltName=${names.join()}`;
    writeFileSync(join(folder, `${name}.ext`), `${own}\n`);
    return signed(name, `/CN=${commonName}`, `${name}.ext`, '-days', '90');
  };
  const leaf = (name: string, ...dates: string[]) =>
    signed(name, '/C=VN/O=Sở, Test/OU=A/CN=localhost', 'ext', ...dates);
  const signed = (name: string, subject: string, extensions: string, ...dates: string[]) => {
    key(name);
    run('req', '-new', '-key', `${name}.key`, '-subj', subject, '-utf8', '-out', `${name}.csr`);
    run(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-set_serial',
      '0x0a1b2c',
      '-extfile',
      extensions,
      ...dates,
      '-out',
      `${name}.pem`,
    );
    const read = (end: string) => readFileSync(join(folder, `${name}.${end}`));
    return { cert: read('pem'), key: read('key') };
  };
  key('own');
  const own = [
    '-key',
    'own.key',
    '-subj',
    '/CN=localhost',
    '-addext',
    'subjectAltName=DNS:localhost',
  ];
  run('req', '-x509', '-new', ...own, '-days', '90', '-out', 'own.pem');
  const selfSigned = {
    cert: readFileSync(join(folder, 'own.pem')),
    key: readFileSync(join(folder, 'own.key')),
  };
  return {
    ca: join(folder, 'ca.pem'),
    good: leaf('good', '-days', '90'),
    ending: leaf('ending', '-days', '20'),
    expired: leaf('expired', '-days', '-1'),
    weeks: leaf('weeks', '-days', '10'),
    days: leaf('days', '-days', '2'),
    ...{ folder, selfSigned, issue, run },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
