import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { home, rootFolder } from '../config/home.ts';
import { isServer } from '../records/store/address.ts';

export function version(): string {
  const file = readFileSync(path.join(home, 'package.json'), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
}

export function playwrightVersion(): string {
  const require = createRequire(path.join(home, 'package.json'));
  return (require('@playwright/test/package.json') as { version: string }).version;
}

/** Where results are remembered; `NGHIEMTHU_STORE` overrides it with another file or `postgres://…`. */
export function storeFile(): string {
  const store = process.env.NGHIEMTHU_STORE ?? path.join(rootFolder(), 'records', 'nghiemthu.db');
  return isServer(store) ? store : path.resolve(store);
}

/** Where reports land; `NGHIEMTHU_OUT` overrides it. */
export function outFolder(): string {
  return path.resolve(process.env.NGHIEMTHU_OUT ?? path.join(rootFolder(), 'reports', 'out'));
}

/** Where monitors keep what shows why a look failed; `NGHIEMTHU_EVIDENCE` overrides it. */
export function evidenceFolder(): string {
  return path.resolve(
    process.env.NGHIEMTHU_EVIDENCE ?? path.join(rootFolder(), 'records', 'evidence'),
  );
}
