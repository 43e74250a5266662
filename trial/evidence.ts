import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Evidence } from '../records/runs/evidence.ts';
import { closeFile, makePrivateFolder, writePrivateFile } from '../records/store/private-files.ts';

const mediaTypes: Record<string, string> = {
  '.zip': 'application/zip',
  '.png': 'image/png',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.gz': 'application/gzip',
  '.csv': 'text/csv; charset=utf-8',
  '.log': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.har': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.json': 'application/json',
  '.html': 'text/html; charset=utf-8',
};

/** Writes a piece of evidence into the run's folder and describes it. */
export async function keepEvidence(
  folder: string,
  file: string,
  kind: Evidence['kind'],
  content: string | Uint8Array,
): Promise<Evidence> {
  const target = path.join(folder, file);
  await makePrivateFolder(path.dirname(target));
  await writePrivateFile(target, content);
  return describeEvidence(folder, file, kind);
}

/** @param file relative to `folder`, with `/` */
export async function describeEvidence(
  folder: string,
  file: string,
  kind: Evidence['kind'],
): Promise<Evidence> {
  const full = path.join(folder, file);
  await closeFile(full);
  const hash = createHash('sha256');
  await pipeline(createReadStream(full), hash);
  return {
    path: file,
    kind,
    sha256: hash.digest('hex'),
    bytes: (await stat(full)).size,
    mediaType: mediaTypes[path.extname(file)] ?? 'application/octet-stream',
  };
}
