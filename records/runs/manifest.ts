import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { TrialReport } from './report.ts';

export const MANIFEST = 'manifest.json';
const VERDICT = 'verdict.json';

/** The files of a run as its manifest lists them. */
export interface ManifestFile {
  /** Relative to the run's folder, with `/`. */
  file: string;
  sha256: string;
}

/**
 * What is no longer as it was when the run ended: files that are gone or changed, evidence or a verdict that the manifest
 * does not list, a manifest that is gone, is none, or is not the one that the store remembers.
 * @param report as the store has it, or as `verdict.json` has it
 * @param signature SHA-256 of the manifest, of the store; null where no store knows the run
 * @returns the names, the manifest's first; empty where all is as it was
 */
export async function alterations(
  folder: string,
  report: TrialReport,
  signature: string | null,
): Promise<string[]> {
  const bytes = await readFile(path.join(folder, MANIFEST)).catch(() => undefined);
  const listed = bytes && listOf(bytes, report.run.id);
  if (!bytes || !listed) return [MANIFEST];
  if (signature !== null && sha256(bytes) !== signature) return [MANIFEST];
  const files = new Map(listed.map((one) => [one.file, one.sha256]));
  const unlisted = report.evidence
    .filter((one) => files.get(one.path) !== one.sha256)
    .map((one) => one.path);
  if (!files.has(VERDICT)) unlisted.unshift(VERDICT);
  const checked = await Promise.all(
    listed.map(async (one) => ((await hashOf(folder, one.file)) === one.sha256 ? [] : [one.file])),
  );
  return [...new Set([...unlisted, ...checked.flat()])];
}

/** What a run's manifest lists, by name; undefined where there is none that can be read. */
export async function listedFiles(
  folder: string,
  runId: string,
): Promise<Map<string, string> | undefined> {
  const bytes = await readFile(path.join(folder, MANIFEST)).catch(() => undefined);
  const listed = bytes && listOf(bytes, runId);
  return listed && new Map(listed.map((one) => [one.file, one.sha256]));
}

/** SHA-256 of a run's manifest, by which the store remembers it. */
export async function signatureOf(folder: string): Promise<string> {
  return sha256(await readFile(path.join(folder, MANIFEST)));
}

function listOf(bytes: Buffer, runId: string): ManifestFile[] | undefined {
  try {
    const { run, files } = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;
    if (run !== runId || !Array.isArray(files) || !files.every(isListed)) return undefined;
    return files;
  } catch {
    return undefined;
  }
}

function isListed(one: unknown): one is ManifestFile {
  const { file, sha256: hash } = (one ?? {}) as Partial<ManifestFile>;
  return typeof file === 'string' && typeof hash === 'string';
}

/** Nothing for a file that is not there, or not in the folder. */
async function hashOf(folder: string, file: string): Promise<string | undefined> {
  const full = path.resolve(folder, file);
  if (path.relative(folder, full).startsWith('..')) return undefined;
  const hash = createHash('sha256');
  try {
    for await (const part of createReadStream(full)) hash.update(part as Buffer);
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
