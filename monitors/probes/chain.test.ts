import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer as createTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBeside } from '../testing/beside.ts';
import type { Beside } from '../testing/beside.ts';
import { makeCertificates } from '../testing/certificates.ts';
import type { TestCertificates } from '../testing/certificates.ts';
import { exposition } from '../exposition/exposition.ts';
import { look, valueOf } from '../testing/look.ts';
import type { Sample } from '../look/sample.ts';
import { TestServers } from '../testing/servers.ts';
import { lastExpiry } from '../wire/tls/verified.ts';

// What a chain says of its end and of whom it is for, beside blackbox_exporter.

const EARLIEST = 'probe_ssl_earliest_cert_expiry';
const LAST = 'probe_ssl_last_chain_expiry_timestamp_seconds';
const NO_CHAIN = -62_135_596_800;
const servers = new TestServers();
let certificates: TestCertificates;
let theirs: Beside;
const module = (more: object = {}) => ({
  prober: 'tcp' as const,
  tcp: { tls: true, tls_config: { ca_file: certificates.ca, ...more } },
});

beforeAll(async () => {
  certificates = makeCertificates();
  theirs = await startBeside({
    checked: module(),
    unchecked: module({ insecure_skip_verify: true }),
  });
});
afterAll(async () => {
  await Promise.all([servers.end(), theirs.stop()]);
  certificates.remove();
});

const read = (name: string) => readFileSync(join(certificates.folder, name));

/** A key and a request for `name`, signed by `by` (or by the CA) with these extensions. */
function sign(name: string, subject: string, extensions: string, days: string, by = 'ca'): Buffer {
  const key = `${name}.key`;
  const { run } = certificates;
  writeFileSync(join(certificates.folder, 'own.ext'), `${extensions}\n`);
  run('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', key);
  run('req', '-new', '-utf8', '-key', key, '-subj', subject, '-multivalue-rdn', '-out', 'own.csr');
  return signAgain(name, days, by);
}

/** The same request once more, by another authority or for another time. */
function signAgain(name: string, days: string, by: string): Buffer {
  certificates.run(
    ...['x509', '-req', '-in', 'own.csr', '-CA', `${by}.pem`, '-CAkey', `${by}.key`],
    ...['-set_serial', '0x0a', '-extfile', 'own.ext', '-days', days, '-out', `${name}.pem`],
  );
  return read(`${name}.pem`);
}

/** A server that sends these certificates, and how both see it. */
async function both(key: string, ...chain: Buffer[]) {
  const server = createTls({ cert: Buffer.concat(chain), key: read(`${key}.key`) }, (socket) =>
    socket.on('error', () => undefined),
  );
  server.on('tlsClientError', () => undefined);
  const target = `localhost:${await servers.listen(server)}`;
  const [ours, other] = await Promise.all([look(target, module()), theirs.ask('checked', target)]);
  expect(ours.outcome === 'success', ours.log.text()).toBe(other.success);
  return { ours, other, target };
}

const AUTHORITY = 'basicConstraints=critical,CA:true';
const LEAF = 'subjectAltName=DNS:localhost';
const inDays = (days: number) => Date.now() / 1_000 + days * 86_400;
const near = (value: number | undefined, days: number) =>
  expect(Math.abs((value ?? NaN) - inDays(days)), `${value}`).toBeLessThan(3_600);

describe('the end of a chain', () => {
  test('is that of the way that is trusted, not of an ended cross-signature sent along', async () => {
    // An authority that is trusted itself, and was once vouched for by another, as ISRG Root X1 was.
    certificates.run(
      ...['req', '-x509', '-new', '-key', 'ca.key', '-subj', '/CN=Former', '-days', '9'],
      ...['-out', 'former.pem'],
    );
    writeFileSync(join(certificates.folder, 'former.key'), read('ca.key'));
    const { run } = certificates;
    run('req', '-new', '-key', 'ca.key', '-subj', '/C=VN/O=Test/CN=Test CA', '-out', 'own.csr');
    writeFileSync(join(certificates.folder, 'own.ext'), `${AUTHORITY}\n`);
    const ended = signAgain('cross', '-1', 'former');
    sign('leaf', '/CN=localhost', LEAF, '50');
    const { ours, other } = await both('leaf', read('leaf.pem'), ended);
    expect(ours.outcome, ours.log.text()).toBe('success');
    near(valueOf(ours, EARLIEST), -1);
    near(valueOf(ours, LAST), 50);
    for (const name of [EARLIEST, LAST]) expect(valueOf(ours, name), name).toBe(other.value(name));
  });

  test('is the latest of several that are trusted', async () => {
    const short = sign('between', '/CN=Between', AUTHORITY, '5');
    const long = signAgain('between', '60', 'ca');
    const leaf = sign('leaf', '/CN=localhost', LEAF, '50', 'between');
    const { ours, other } = await both('leaf', leaf, short, long);
    near(valueOf(ours, EARLIEST), 5);
    near(valueOf(ours, LAST), 50);
    for (const name of [EARLIEST, LAST]) expect(valueOf(ours, name), name).toBe(other.value(name));
  });

  test('may be that of an authority between, and all that was sent counts for the first end', async () => {
    const between = sign('between', '/CN=Between', AUTHORITY, '20');
    const leaf = sign('leaf', '/CN=localhost', LEAF, '50', 'between');
    const stray = certificates.days.cert;
    for (const [chain, first] of [
      [[leaf, between], 20],
      [[leaf, between, read('ca.pem')], 20],
      [[leaf, between, stray], 2],
      [[leaf, leaf, between], 20],
    ] as const) {
      const { ours, other } = await both('leaf', ...chain);
      near(valueOf(ours, EARLIEST), first);
      near(valueOf(ours, LAST), 20);
      for (const name of [EARLIEST, LAST])
        expect(valueOf(ours, name), name).toBe(other.value(name));
    }
  });

  test('that nobody checked is measured as Go does, and a root that is sent counts', async () => {
    const { target } = await both('good', certificates.good.cert, read('ca.pem'));
    const ours = await look(target, module({ insecure_skip_verify: true }));
    const other = await theirs.ask('unchecked', target);
    expect(valueOf(ours, LAST)).toBe(NO_CHAIN);
    for (const name of [EARLIEST, LAST]) expect(valueOf(ours, name), name).toBe(other.value(name));
    certificates.run(
      ...['req', '-x509', '-new', '-key', 'own.key', '-subj', '/CN=Root', '-days', '3'],
      ...['-out', 'soon.pem'],
    );
    const { ours: rooted, other: theirRooted } = await both(
      'good',
      certificates.good.cert,
      read('soon.pem'),
    );
    near(valueOf(rooted, EARLIEST), 3);
    expect(valueOf(rooted, EARLIEST)).toBe(theirRooted.value(EARLIEST));
  });

  test('is checked again at every look, and without an authority that the module lost', async () => {
    const file = join(certificates.folder, 'changing.pem');
    writeFileSync(file, read('ca.pem'));
    const { target } = await both('good', certificates.good.cert);
    const changing = module({ ca_file: file });
    expect((await look(target, changing)).outcome).toBe('success');
    writeFileSync(file, read('own.pem'));
    expect((await look(target, changing)).outcome).toBe('failure');
  });

  test('of many authorities of one name is found in bounded time', async () => {
    const many = Array.from({ length: 12 }, (_, i) =>
      sign(`same-${i}`, '/CN=Same', AUTHORITY, '9', i === 0 ? 'ca' : `same-${i - 1}`),
    );
    const leaf = sign('leaf', '/CN=localhost', LEAF, '9', 'same-11');
    const { ours } = await both('leaf', leaf, ...many);
    expect(valueOf(ours, LAST)).toBeDefined();
  });
});

test('a way that is over, or not valid yet, does not count', () => {
  const span = (from: number, to: number) => ({ from: inDays(from), to: inDays(to) });
  const ways = [[span(-2, 9)], [span(1, 99)], [span(-9, -1)], [span(-2, 5), span(-2, 20)]];
  near(lastExpiry(ways), 9);
  expect(lastExpiry([[span(-9, 9), span(-9, -1)]])).toBeUndefined();
});

/** The labels of a series as they are written. */
function labelsOf(sample: Sample, name: string): string {
  const line = exposition(sample.families)
    .split('\n')
    .find((one) => one.startsWith(`${name}{`));
  return (line ?? '').replace(/,?serialnumber="[^"]*"/, '').replace(/ [^ ]*$/, '');
}

describe('whom a certificate is for is written as by blackbox_exporter', () => {
  const INFO = 'probe_ssl_last_chain_info';

  test.each([
    ['in its order', '/C=VN/O=Sở, Test/OU=A/CN=localhost'],
    ['in another', '/CN=localhost/OU=A/O=B/L=C/ST=D/C=VN'],
    [
      'with all parts',
      '/C=VN/ST=Đồng Nai/L=Biên Hòa/street=1 A/postalCode=76000/O=B/OU=C/CN=d/serialNumber=12',
    ],
    ['with parts more than once', '/O=A/O=B/OU=C/OU=D/CN=first/CN=last'],
    ['with several in one', '/O=A+OU=B/CN=c'],
    ['with parts that have no name in Go', '/CN=a/emailAddress=b@c.vn/UID=MST:0123/DC=vn/DC=gov'],
    [
      'with those of extended validation',
      '/businessCategory=Government Entity/jurisdictionC=VN/serialNumber=1/C=VN/CN=a',
    ],
    ['with Vietnamese in a part without a name', '/CN=a/title=Chủ tịch/GN=Nguyễn/SN=Văn A'],
    ['with letters to be escaped', '/O= #a,b\\+c"d\\\\e<f>g;h /CN=#1'],
    ['with one space', '/O= /CN=a'],
    ['without a name', '/O=only'],
  ])('%s', async (_name, subject) => {
    const leaf = sign('named', subject, LEAF, '9');
    const { ours, other } = await both('named', leaf);
    expect(ours.outcome, ours.log.text()).toBe('success');
    expect([labelsOf(ours, INFO)]).toEqual(other.named(INFO));
  });

  test('with 200 alternative names, all of them', async () => {
    const names = Array.from({ length: 200 }, (_, i) => `DNS:unit-${i}.province.example`);
    const leaf = sign(
      'wide',
      '/CN=localhost',
      `${LEAF},${names.join()},IP:127.0.0.1,email:a@b.vn`,
      '9',
    );
    const { ours, other } = await both('wide', leaf);
    const label = labelsOf(ours, INFO);
    expect([label]).toEqual(other.named(INFO));
    expect(label).toContain('unit-199.province.example"');
    expect(label).not.toContain('127.0.0.1');
  });

  test('with a comma in a name that is none of DNS', async () => {
    const extensions = 'subjectAltName=URI:http://a/\\,DNS:evil.example,DNS:localhost';
    const { ours, other } = await both('odd', sign('odd', '/CN=a', extensions, '9'));
    expect([labelsOf(ours, INFO)]).toEqual(other.named(INFO));
  });

  test('of BMP strings, as old tools write them', async () => {
    writeFileSync(
      join(certificates.folder, 'bmp.cnf'),
      '[req]\nprompt=no\nstring_mask=MASK:0x800\nutf8=yes\ndistinguished_name=dn\n[dn]\nO=Sở Tư pháp\nCN=a\n',
    );
    sign('bmp', '/CN=a', LEAF, '9');
    certificates.run('req', '-new', '-key', 'bmp.key', '-config', 'bmp.cnf', '-out', 'own.csr');
    const { ours, other } = await both('bmp', signAgain('bmp', '9', 'ca'));
    expect([labelsOf(ours, INFO)]).toEqual(other.named(INFO));
    expect(labelsOf(ours, INFO)).toContain('Sở Tư pháp');
  });
});

test.each([
  ['foo.example', 'foo.example'],
  ['foo.example.', 'foo.example'],
  ['127.0.0.1', undefined],
])('%s is asked for in TLS as %s', async (server_name, asked) => {
  let heard: string | undefined;
  const identity = certificates.issue('localhost', 'DNS:foo.example', 'IP:127.0.0.1');
  const SNICallback = (name: string, done: (error: null) => void) => {
    heard = name;
    done(null);
  };
  const server = createTls({ ...identity, SNICallback }, (socket) =>
    socket.on('error', () => undefined),
  );
  server.on('tlsClientError', () => undefined);
  const target = `localhost:${await servers.listen(server)}`;
  const beside = await startBeside({ named: module({ server_name }) });
  try {
    for (const one of [
      () => look(target, module({ server_name })),
      () => beside.ask('named', target),
    ]) {
      heard = undefined;
      const seen = await one();
      expect('outcome' in seen ? seen.outcome === 'success' : seen.success).toBe(true);
      expect(heard).toBe(asked);
    }
  } finally {
    await beside.stop();
  }
});
