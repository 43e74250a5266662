import { Ajv2020 } from 'ajv/dist/2020.js';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

interface Service {
  image: string;
  user: string;
  read_only: boolean;
  cap_drop: string[];
  security_opt: string[];
  command?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  volumes: { type: string; source: string; target: string; read_only?: boolean }[];
  networks: string[];
  ports?: string[];
  healthcheck?: object;
  deploy: { resources: { limits: { cpus: string; memory: string; pids: number } } };
}
interface Compose {
  services: Record<string, Service>;
  secrets: Record<string, { file: string }>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, object>;
}

const compose = parse(read('compose.yaml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);

test('it fits the Compose Specification', () => {
  const schema = JSON.parse(read('deploy/testdata/compose.schema.json')) as object;
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
  expect(validate(compose), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...compose, service: {} })).toBe(false);
});

describe.each(services)('%s', (name, service) => {
  test('is of a pinned version, without rights, bounded and looked after', () => {
    expect(service.image).toMatch(/:v?\d+\.\d+(?:\.\d+)?$/);
    expect(service.user).toMatch(/^[1-9]\d*:\d+$/);
    expect(service.read_only).toBe(true);
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toContain('no-new-privileges:true');
    const { cpus, memory, pids } = service.deploy.resources.limits;
    expect([Number(cpus) > 0, /^\d+[MG]$/.test(memory), pids > 0]).toEqual([true, true, true]);
    // The monitor brings its own.
    if (name !== 'monitor') expect(service.healthcheck).toBeDefined();
  });

  test('is reached from this machine alone', () => {
    for (const port of service.ports ?? []) expect(port).toMatch(/^(?:\$\{\w+:-)?127\.0\.0\.1:/);
  });

  test('mounts what there is, and writes to volumes alone', () => {
    for (const { type, source, read_only } of service.volumes) {
      if (type === 'volume') expect(compose.volumes).toHaveProperty(source);
      // Secrets are made on the machine, and stand in no clone.
      else
        expect([
          read_only,
          source.startsWith('./secrets/') || existsSync(join(root, source)),
        ]).toEqual([true, true]);
    }
  });

  test('has its secrets in files, and only in networks that are there', () => {
    for (const secret of service.secrets ?? []) expect(compose.secrets).toHaveProperty(secret);
    for (const network of service.networks) expect(compose.networks).toHaveProperty(network);
    for (const [key, value] of Object.entries(service.environment ?? {}))
      if (/PASSWORD|TOKEN|STORE/.test(key)) expect(value).toMatch(/^\/run\/secrets\//);
  });
});

test('only the monitor and the store itself are where the store is', () => {
  expect(compose.networks['store']?.internal).toBe(true);
  const there = services.flatMap(([name, { networks }]) =>
    networks.includes('store') ? [name] : [],
  );
  expect(there.sort()).toEqual(['monitor', 'postgres']);
});

test('no secret is made and not used', () => {
  const used = new Set(services.flatMap(([, { secrets = [] }]) => secrets));
  expect([...used].sort()).toEqual(Object.keys(compose.secrets).sort());
  expect(read('.gitignore').split('\n')).toContain('/secrets/');
});

test('programs name each other as Compose does', () => {
  const named = [
    'monitors/prometheus/prometheus.yml',
    'monitors/prometheus/targets/tran-bien.yml',
    'monitors/grafana/provisioning/datasources/nghiemthu.yml',
    'monitors/alertmanager/alertmanager.yml',
  ]
    .flatMap((file) => [
      ...read(file).matchAll(/(?:http:\/\/|')([a-z][a-z-]*):(9090|9093|9464)\b/g),
    ])
    .map(([, host = '']) => host)
    .filter((host) => host !== 'localhost');
  expect([...new Set(named)].sort()).toEqual(['alertmanager', 'monitor', 'prometheus']);
  for (const host of named) expect(compose.services).toHaveProperty(host);
});

test('secrets are where Alertmanager and the monitor look for them', () => {
  const files = [
    ...read('monitors/alertmanager/alertmanager.yml').matchAll(/\/run\/secrets\/(\w+)/g),
  ].map(([, name]) => name);
  expect(files.sort()).toEqual([...(compose.services['alertmanager']?.secrets ?? [])].sort());
});
