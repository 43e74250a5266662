import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string> };
  spec?: unknown;
}

/** Kubernetes objects in a text of one or more documents. */
export function manifestsIn(text: string): Manifest[] {
  return parseAllDocuments(text).map((document) => document.toJS() as Manifest);
}

const folder = join(import.meta.dirname, '../kubernetes');

/** Those of `deploy/kubernetes` as they are written, before Kustomize names and patches them. */
export function manifests(): [file: string, manifest: Manifest][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml') && !file.endsWith('kustomization.yaml'))
    .flatMap((file) =>
      manifestsIn(readFileSync(join(folder, file), 'utf8')).map((manifest): [string, Manifest] => [
        `${file} ${manifest.kind} ${manifest.metadata.name}`,
        manifest,
      ]),
    );
}

/** By kind, what a published schema calls it. */
const DEFINITIONS: Record<string, string> = {
  Deployment: 'io.k8s.api.apps.v1.Deployment',
  Service: 'io.k8s.api.core.v1.Service',
  ServiceAccount: 'io.k8s.api.core.v1.ServiceAccount',
  Namespace: 'io.k8s.api.core.v1.Namespace',
  ConfigMap: 'io.k8s.api.core.v1.ConfigMap',
  NetworkPolicy: 'io.k8s.api.networking.v1.NetworkPolicy',
  PodDisruptionBudget: 'io.k8s.api.policy.v1.PodDisruptionBudget',
};

export function definitionOf({ kind }: Manifest): string {
  const definition = DEFINITIONS[kind];
  if (definition === undefined) throw new Error(`no schema for ${kind} in deploy/testdata`);
  return definition;
}
