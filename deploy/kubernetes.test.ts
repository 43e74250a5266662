import { Ajv } from 'ajv';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { definitionOf, manifests, manifestsIn } from './testing/manifests.ts';
import type { Manifest } from './testing/manifests.ts';

const here = import.meta.dirname;
const published = JSON.parse(
  readFileSync(join(here, 'testdata/kubernetes.schema.json'), 'utf8'),
) as object;
const ajv = new Ajv({ strict: false, validateFormats: false }).addSchema(published, 'kubernetes');

/** What the published schema has against it; empty where nothing. */
function faults(manifest: Manifest): string {
  const validate = ajv.getSchema(`kubernetes#/definitions/${definitionOf(manifest)}`);
  return validate?.(manifest) === true ? '' : ajv.errorsText(validate?.errors);
}

test.each(manifests())('%s fits its schema', (_name, manifest) => {
  expect(faults(manifest)).toBe('');
});

test('a manifest with a misspelt word does not', () => {
  const [, deployment] = manifests().find(([, { kind }]) => kind === 'Deployment') ?? [];
  expect(
    faults({ ...(deployment as Manifest), spec: { ...(deployment?.spec as object), replica: 1 } }),
  ).toContain('additional');
});

interface Pod {
  automountServiceAccountToken: boolean;
  securityContext: object;
  containers: {
    image: string;
    env: { name: string; value?: string }[];
    securityContext: object;
    resources: { limits: object; requests: object };
    livenessProbe: { httpGet: { path: string } };
    readinessProbe: { httpGet: { path: string } };
    volumeMounts: { name: string }[];
  }[];
  volumes: { name: string }[];
}

function pods(all: readonly Manifest[]): Pod[] {
  return all.flatMap(({ kind, spec }) =>
    kind === 'Deployment' ? [(spec as { template: { spec: Pod } }).template.spec] : [],
  );
}

describe('the monitor', () => {
  const [pod] = pods(manifests().map(([, manifest]) => manifest));
  const [container] = pod?.containers ?? [];

  test('has no more rights than it needs', () => {
    expect(pod?.automountServiceAccountToken).toBe(false);
    expect(pod?.securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(container?.securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  test('is bounded, looked after, and of a pinned version', () => {
    expect(Object.keys(container?.resources.limits ?? {})).toEqual(
      expect.arrayContaining(['cpu', 'memory', 'ephemeral-storage']),
    );
    expect(container?.livenessProbe.httpGet.path).toBe('/-/healthy');
    expect(container?.readinessProbe.httpGet.path).toBe('/-/ready');
    expect(container?.image).toMatch(/:\d+\.\d+\.\d+$/);
  });

  test('mounts what there is', () => {
    const volumes = pod?.volumes.map(({ name }) => name);
    expect(container?.volumeMounts.map(({ name }) => name).sort()).toEqual(volumes?.sort());
  });
});

test('all traffic is refused that is not named', () => {
  const policies = manifests().flatMap(([, manifest]) =>
    manifest.kind === 'NetworkPolicy' ? [manifest] : [],
  );
  const deny = policies.find(({ metadata }) => metadata.name === 'default-deny');
  expect(deny?.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  const ports = policies.flatMap(({ spec }) => JSON.stringify(spec).match(/"port":\d+/g) ?? []);
  expect([...new Set(ports)].sort()).toEqual([
    '"port":443',
    '"port":53',
    '"port":5432',
    '"port":80',
    '"port":9464',
  ]);
});

test('each vantage that Prometheus knows has its monitor', () => {
  const { resources } = parse(
    readFileSync(join(here, 'kubernetes/kustomization.yaml'), 'utf8'),
  ) as { resources: string[] };
  const vantages = resources.filter((name) => !name.endsWith('.yaml'));
  for (const vantage of vantages)
    expect(existsSync(join(here, `../monitors/prometheus/targets/${vantage}.yml`))).toBe(true);
  expect(vantages).toHaveLength(3);
});

const onPath = (name: string) =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
const kustomize = onPath('kubectl')
  ? ['kubectl', 'kustomize']
  : onPath('kustomize')
    ? ['kustomize', 'build']
    : undefined;

// A cluster is not needed for it, but one of the two programs is.
test.runIf(kustomize)(
  'Kustomize makes one monitor for each vantage of it, and all of it fits',
  () => {
    const [program = '', verb = ''] = kustomize ?? [];
    const { stdout, stderr, status } = spawnSync(program, [verb, join(here, 'kubernetes')], {
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    const all = manifestsIn(stdout);
    for (const manifest of all) expect(faults(manifest), manifest.metadata.name).toBe('');
    const vantages = pods(all).map(
      ({ containers }) =>
        containers[0]?.env.find(({ name }) => name === 'NGHIEMTHU_VANTAGE')?.value,
    );
    expect(vantages.sort()).toEqual(['binh-phuoc', 'commune-line', 'tran-bien']);
    for (const { kind, metadata } of all)
      if (kind !== 'Namespace') expect(metadata.namespace, kind).toBe('nghiemthu');
  },
);
