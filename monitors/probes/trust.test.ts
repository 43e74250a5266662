import { vietnamese } from '../testing/words.ts';
import { spawn } from 'node:child_process';
import { getDiffieHellman } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createServer as createTls } from 'node:tls';
import type { TlsOptions } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBeside } from '../testing/beside.ts';
import type { Beside } from '../testing/beside.ts';
import { makeCertificates } from '../testing/certificates.ts';
import type { TestCertificates } from '../testing/certificates.ts';
import { look, valueOf } from '../testing/look.ts';
import { speakOldTls } from '../testing/old-tls.ts';
import { TestServers } from '../testing/servers.ts';

// Whom a probe trusts and which TLS it speaks: as blackbox_exporter, and where it cannot be tried, it says so.

const servers = new TestServers();
let certificates: TestCertificates;
const besides: Beside[] = [];

beforeAll(() => {
  certificates = makeCertificates();
});
afterAll(async () => {
  await Promise.all([servers.end(), ...besides.map((one) => one.stop())]);
  certificates.remove();
});

async function beside(...args: Parameters<typeof startBeside>): Promise<Beside> {
  const started = await startBeside(...args);
  besides.push(started);
  return started;
}

async function lookOnce(target: string, module: object, env: NodeJS.ProcessEnv): Promise<string> {
  const program = join(import.meta.dirname, '../testing/look-once.ts');
  const args = ['--disable-warning=ExperimentalWarning', program, target, JSON.stringify(module)];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [told] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return told.trim();
}

describe('the store of this machine', () => {
  const plain = { prober: 'tls' as const };
  const theirs = { tls: { prober: 'tcp' as const, tcp: { tls: true } } };

  /** The environment of a process that knows of no authority but these. */
  function environment(own: Record<string, string>): NodeJS.ProcessEnv {
    const { NODE_EXTRA_CA_CERTS: _extra, ...rest } = process.env;
    const nothing = join(certificates.folder, 'nothing');
    mkdirSync(nothing, { recursive: true });
    return { ...rest, SSL_CERT_FILE: join(nothing, 'none.pem'), SSL_CERT_DIR: nothing, ...own };
  }

  test('is trusted, as a file and as a folder, without a word to Node', async () => {
    const folder = join(certificates.folder, 'store');
    mkdirSync(folder);
    copyFileSync(certificates.ca, join(folder, 'province.pem'));
    const target = `localhost:${await servers.tls(certificates.good)}`;
    for (const own of [{ SSL_CERT_FILE: certificates.ca }, { SSL_CERT_DIR: folder }]) {
      const env = environment(own);
      expect(await lookOnce(target, plain, env), JSON.stringify(own)).toBe('success');
      expect((await (await beside(theirs, env)).ask('tls', target)).success).toBe(true);
    }
    const named = { prober: 'tls', tls: { tls_config: { server_name: 'other.test' } } };
    const env = environment({ SSL_CERT_FILE: certificates.ca });
    expect(await lookOnce(target, named, env)).toBe('success');
  });

  test('alone is: who is not in it is not trusted', async () => {
    const target = `localhost:${await servers.tls(certificates.good)}`;
    const env = environment({});
    expect(await lookOnce(target, plain, env)).toMatch(/^failure: .*unable to/);
    expect((await (await beside(theirs, env)).ask('tls', target)).success).toBe(false);
    // What a module trusts by name is trusted instead of it.
    certificates.run(
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-keyout', 'else.key', '-out', 'else.pem', '-subj', '/CN=Else', '-days', '9'],
    );
    const tls_config = { ca_file: join(certificates.folder, 'else.pem') };
    const stored = environment({ SSL_CERT_FILE: certificates.ca });
    const other = await lookOnce(target, { prober: 'tls', tls: { tls_config } }, stored);
    expect(other).toMatch(/^failure: .*unable to/);
  });

  test('has beside it what Node was given', async () => {
    const target = `localhost:${await servers.tls(certificates.good)}`;
    const env = environment({ NODE_EXTRA_CA_CERTS: certificates.ca });
    expect(await lookOnce(target, plain, env)).toBe('success');
  });
});

/** A group of 1,024 bits (RFC 2409) in PEM. */
function smallGroup(): string {
  const prime = getDiffieHellman('modp2').getPrime();
  const parameters = [0x02, 0x81, prime.length + 1, 0, ...prime, 0x02, 1, 2];
  const bytes = Buffer.from([0x30, 0x81, parameters.length, ...parameters]);
  return `-----BEGIN DH PARAMETERS-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END DH PARAMETERS-----\n`;
}

async function server(options: TlsOptions): Promise<string> {
  const made = createTls({ ...certificates.good, ...options }, (socket) =>
    socket.on('error', () => undefined),
  );
  made.on('tlsClientError', () => undefined);
  return `localhost:${await servers.listen(made)}`;
}

/** A server that speaks up to a version, as old ones are. */
const upTo = (maxVersion: 'TLSv1' | 'TLSv1.1') =>
  server({ minVersion: 'TLSv1', maxVersion, ciphers: 'ALL:@SECLEVEL=0' });

describe('an audit for old versions of TLS', () => {
  const kinds = ['tls', 'tcp', 'http'] as const;
  async function audit(kind: (typeof kinds)[number], target: string, versions: object) {
    const tls_config = { ca_file: certificates.ca, ...versions };
    if (kind === 'tcp') return look(target, { prober: 'tcp', tcp: { tls: true, tls_config } });
    if (kind === 'tls') return look(target, { prober: 'tls', tls: { tls_config } });
    return look(`https://${target}/`, { prober: 'http', http: { tls_config } });
  }

  test.each([
    ['TLSv1', { max_version: 'TLS10' }, 'TLS 1.0'],
    ['TLSv1', { min_version: 'TLS10' }, 'TLS 1.0'],
    ['TLSv1', { max_version: 'TLS11', min_version: 'TLS10' }, 'TLS 1.0'],
    ['TLSv1.1', { max_version: 'TLS11' }, 'TLS 1.1'],
    ['TLSv1.1', { min_version: 'TLS10' }, 'TLS 1.1'],
    ['TLSv1.1', { min_version: 'TLS11', max_version: 'TLS11' }, 'TLS 1.1'],
    ['TLSv1.1', { max_version: 'TLS10' }, 'TLS 1.0'],
  ] as const)('finds %s with %j', async (most, versions, version) => {
    const target = await upTo(most);
    for (const kind of ['tls', 'tcp'] as const) {
      const sample = await audit(kind, target, versions);
      expect(sample.outcome, sample.log.text()).toBe('success');
      expect(valueOf(sample, `probe_tls_version_info{version="${version}"}`)).toBe(1);
    }
  });

  test('finds it where blackbox_exporter does, by a module that names both ends', async () => {
    const target = await upTo('TLSv1');
    const clean = await server({});
    const tls_config = {
      ca_file: certificates.ca,
      min_version: 'TLS10',
      max_version: 'TLS11',
    } as const;
    const old = { prober: 'tcp' as const, tcp: { tls: true, tls_config } };
    const theirs = await beside({ old });
    for (const at of [target, clean]) {
      const sample = await look(at, old);
      expect(sample.outcome === 'success', sample.log.text()).toBe(
        (await theirs.ask('old', at)).success,
      );
    }
  });

  test.each(kinds)('is clean where the server refuses, seen by %s', async (kind) => {
    const clean = await server({});
    for (const max_version of ['TLS10', 'TLS11']) {
      const sample = await audit(kind, clean, { max_version });
      expect(sample.outcome, sample.log.text()).toBe('failure');
      expect(sample.reason).toMatch(/alert protocol version|PROTOCOL_VERSION/i);
    }
  });

  test.each(kinds)('that leaves no version to try is blocked, never clean, by %s', async (kind) => {
    const clean = await server({});
    const sample = await audit(kind, clean, { min_version: 'TLS13', max_version: 'TLS12' });
    expect(sample.outcome).toBe('blocked');
    expect(sample.reason).toContain('no version to try');
    expect(vietnamese(sample)).toBe('máy giám sát không thử được phiên bản TLS cần kiểm tra');
  });

  test.each([{}, { min_version: 'TLS10' as const }])(
    'takes no certificate that is signed by SHA-1, with %j',
    async (versions) => {
      const { run } = certificates;
      run('req', '-new', '-key', 'good.key', '-subj', '/CN=localhost', '-out', 'weak.csr');
      run(
        ...['x509', '-req', '-sha1', '-in', 'weak.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key'],
        ...['-set_serial', '8', '-extfile', 'ext', '-days', '9', '-out', 'weak.pem'],
      );
      const cert = readFileSync(join(certificates.folder, 'weak.pem'));
      const target = await server({ cert, ciphers: 'DEFAULT@SECLEVEL=0' });
      const tls_config = { ca_file: certificates.ca, ...versions };
      const weak = { prober: 'tcp' as const, tcp: { tls: true, tls_config } };
      const sample = await look(target, weak);
      expect(sample.outcome, sample.log.text()).toBe('failure');
      expect(vietnamese(sample)).toContain('chứng thư của máy chủ không');
      expect((await (await beside({ weak })).ask('weak', target)).success).toBe(false);
    },
  );

  test('is blocked, never clean, where the policy of this machine forbids them to us', async () => {
    const policy = join(certificates.folder, 'policy.cnf');
    writeFileSync(
      policy,
      'nodejs_conf = a\n[a]\nssl_conf = b\n[b]\nsystem_default = c\n[c]\nProtocol = -TLSv1,-TLSv1.1\n',
    );
    const tls_config = { ca_file: certificates.ca, max_version: 'TLS11' };
    const module = { prober: 'tls', tls: { tls_config } };
    const target = await upTo('TLSv1.1');
    const told = await lookOnce(target, module, { ...process.env, OPENSSL_CONF: policy });
    expect(told).toMatch(/^blocked: the OpenSSL of this program cannot speak it/);
    expect(await lookOnce(target, module, process.env)).toBe('success');
  });

  test('is no matter of modules that ask for none', async () => {
    expect((await audit('tls', await upTo('TLSv1.1'), {})).outcome).toBe('failure');
  });
});

describe('what blackbox_exporter speaks to is spoken to', () => {
  const secure = () => ({ ca_file: certificates.ca });
  const modules = () => ({
    page: { prober: 'http' as const, http: { tls_config: secure() } },
    plain: { prober: 'tcp' as const, tcp: { tls: true, tls_config: secure() } },
  });

  test('a server from before RFC 5746, which knows no secure renegotiation', async () => {
    const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nold';
    const port = await servers.tcp((socket) => speakOldTls(socket, certificates.good, answer));
    const target = `https://localhost:${port}/`;
    const { page } = modules();
    const sample = await look(target, page);
    expect(sample.outcome, sample.log.text()).toBe('success');
    expect(valueOf(sample, 'probe_http_uncompressed_body_length')).toBe(3);
    expect((await (await beside({ page })).ask('page', target)).success).toBe(true);
  });

  test('one with a key of RSA of 1,024 bits', async () => {
    certificates.run(
      ...['req', '-newkey', 'rsa:1024', '-nodes', '-keyout', 'short.key', '-out', 'short.csr'],
      ...['-subj', '/CN=localhost'],
    );
    certificates.run(
      ...['x509', '-req', '-in', 'short.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key'],
      ...['-set_serial', '7', '-extfile', 'ext', '-days', '9', '-out', 'short.pem'],
    );
    const read = (name: string) => readFileSync(join(certificates.folder, name));
    const identity = { cert: read('short.pem'), key: read('short.key') };
    const target = await server({ ...identity, ciphers: 'DEFAULT@SECLEVEL=0' });
    const { plain } = modules();
    const sample = await look(target, plain);
    expect(sample.outcome, sample.log.text()).toBe('success');
    expect((await (await beside({ plain })).ask('plain', target)).success).toBe(true);
  });

  test('one that would rather exchange keys in a small group', async () => {
    certificates.run(
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'rsa.key', '-out', 'rsa.pem'],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '9'],
    );
    const read = (name: string) => readFileSync(join(certificates.folder, name));
    const target = await server({
      ...{ cert: read('rsa.pem'), key: read('rsa.key'), dhparam: smallGroup() },
      ...{ honorCipherOrder: true, maxVersion: 'TLSv1.2' },
      ciphers: 'DHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0',
    });
    const tls_config = { ca_file: join(certificates.folder, 'rsa.pem') };
    const plain = { prober: 'tcp' as const, tcp: { tls: true, tls_config } };
    const sample = await look(target, { prober: 'tls', tls: { tls_config } });
    expect(sample.outcome, sample.log.text()).toBe('success');
    const cipher = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256';
    expect(valueOf(sample, `probe_tls_cipher_info{cipher="${cipher}"}`)).toBe(1);
    expect((await (await beside({ plain })).ask('plain', target)).success).toBe(true);
  });

  test('one that itself, and no authority above it, is trusted by name', async () => {
    const target = await server({});
    const tls_config = { ca_file: join(certificates.folder, 'good.pem') };
    const plain = { prober: 'tcp' as const, tcp: { tls: true, tls_config } };
    const sample = await look(target, plain);
    const theirs = await (await beside({ plain })).ask('plain', target);
    expect(sample.outcome, sample.log.text()).toBe('success');
    expect(theirs.success).toBe(true);
    const last = 'probe_ssl_last_chain_expiry_timestamp_seconds';
    expect(valueOf(sample, last)).toBe(theirs.value(last));
  });
});
