import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatFault } from '../reading/faults.ts';
import { home } from '../home.ts';
import { namesIn } from '../reading/folders.ts';
import { checkMonitorsFile } from './check-file.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'monitors-file-'));
  cpSync(join(import.meta.dirname, '../testdata/good'), root, { recursive: true });
  // Another target, which is live and has one address more.
  const near = readFileSync(join(root, 'config/targets/near.yaml'), 'utf8');
  writeFileSync(
    join(root, 'config/targets/far.yaml'),
    near
      .replace('name: near', 'name: far')
      .replace('kind: trial', 'kind: live')
      .replace('addresses:', 'addresses:\n      desk: ${DESK_URL}'),
  );
});
afterEach(() => rmSync(root, { recursive: true }));

/** Faults and warnings of a file with these probes. */
function check(probes: string, more = ''): { faults: string[]; warnings: string[] } | null {
  writeFileSync(
    join(root, 'config/monitors.yaml'),
    `modules: { get: { prober: http }, post: { prober: http, http: { method: POST } } }
probes:
  home: { module: get, target: counter, platform: counter }
${probes}${more}`,
  );
  const found = checkMonitorsFile(root, {});
  return (
    found && { faults: found.faults.map(formatFault), warnings: found.warnings.map(formatFault) }
  );
}

test("this repository's own file fits every target, and needs no secret", () => {
  expect(checkMonitorsFile(home, {})).toEqual({
    files: [
      'config/monitors.yaml',
      ...namesIn(home, 'config/monitors').map((name) => `config/monitors/${name}.yaml`),
    ],
    ...{ faults: [], warnings: [] },
  });
});

test('the examples in it are good once they are no comments any more', () => {
  const own = readFileSync(join(import.meta.dirname, '../monitors.yaml'), 'utf8');
  const example = /^# (?=canaries:|maintenance:|dead_man:|(?:alerts|evidence)_token:| {2})/gm;
  rmSync(join(root, 'config'), { recursive: true });
  cpSync(join(import.meta.dirname, '..'), join(root, 'config'), { recursive: true });
  writeFileSync(join(root, 'config/monitors.yaml'), own.replaceAll(example, ''));
  const { faults, warnings } = checkMonitorsFile(root, {}) ?? {};
  expect(faults).toEqual([]);
  expect(warnings?.map(({ message }) => message)).toEqual([
    'found no DEAD_MAN_KEY in the environment, expected it to be set',
    'found no file secrets/alerts-token, expected a secret in it',
    'found no file secrets/evidence-token, expected a secret in it',
  ]);
  expect(own.match(example)).toHaveLength(14);
});

test('where there is no such file there is nothing to check', () => {
  expect(checkMonitorsFile(root, {})).toBeNull();
});

test('what no target has is reported once; what one lacks, or forbids, with its name', () => {
  expect(check('')).toEqual({ faults: [], warnings: [] });
  expect(
    check(`  a: { module: get, target: office, platform: counter }
  b: { module: get, target: desk, platform: counter }
  c: { module: post, target: counter, platform: counter }
`)?.faults,
  ).toEqual([
    'config/monitors.yaml:4:29: found the address office, expected a name under addresses or one like https://…',
    'config/monitors.yaml:5:29: found the address desk, expected a name under addresses or one like https://… (on the target near)',
    'config/monitors.yaml:6:16: found post, which sends POST to a live platform; expected a module that only reads (on the target far)',
  ]);
});

test('a secret that is not set yet is a warning, and has no shape that could be wrong', () => {
  expect(check('', 'alerts_token: ${TOKEN}\njudging: { recover: 99 }\n')).toEqual({
    faults: [
      'config/monitors.yaml:5:21: found the number 99, expected a whole number from 1 to 10',
    ],
    warnings: [
      'config/monitors.yaml:4:15: found no TOKEN in the environment, expected it to be set',
    ],
  });
});

test('what means something else than it reads is a warning', () => {
  writeFileSync(
    join(root, 'config/monitors.yaml'),
    `modules:
  a: { prober: http, http: { preferred_ip_protocol: ipv6, valid_http_versions: [HTTP/1.1, HTTP/2] } }
  b: { prober: tcp, tcp: { preferred_ip_protocol: ipv4 } }
  c: { prober: http, http: { method: get } }
`,
  );
  const { faults, warnings } = checkMonitorsFile(root, {}) ?? {};
  expect(faults).toEqual([]);
  expect(warnings?.map(formatFault)).toEqual([
    'config/monitors.yaml:2:53: found "ipv6", which is taken for ip4; expected ip4 or ip6',
    'config/monitors.yaml:2:91: found "HTTP/2", which no answer has; expected HTTP/1.0, HTTP/1.1, HTTP/2.0, HTTP/3.0',
    'config/monitors.yaml:4:38: found "get", which servers do not know; expected GET, which is sent',
  ]);
});

test('faults of other files are reported elsewhere', () => {
  writeFileSync(join(root, 'config/plan.yaml'), 'province: 19\n');
  expect(check('')?.faults).toEqual([]);
});
