// Puts the secrets of a target's file into place, from the variables of a CI server: `${file:secrets/trial-citizen}` is
// read from TRIAL_CITIZEN_PASSWORD. What is not set is left to the trial, which names the file and line that asks for it.
// Usage: node .ci/secrets.mjs <target> [folder]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [target = '', folder = path.resolve(import.meta.dirname, '..')] = process.argv.slice(2);
const named = path.join(folder, 'config', 'targets', `${target}.yaml`);
const file = target.endsWith('.yaml') ? path.resolve(target) : named;
const text = existsSync(file) ? readFileSync(file, 'utf8') : '';

/** @param {string} secret like `secrets/trial-citizen` */
const variable = (secret) => `${path.basename(secret).toUpperCase().replaceAll('-', '_')}_PASSWORD`;

const asked = text.replaceAll(/^\s*#.*$/gm, '').matchAll(/\$\{file:(secrets\/[a-z0-9-]+)\}/g);
for (const secret of new Set([...asked].map((match) => match[1] ?? ''))) {
  const value = process.env[variable(secret)];
  if (!value) continue;
  mkdirSync(path.join(folder, 'secrets'), { recursive: true, mode: 0o700 });
  writeFileSync(path.join(folder, secret), `${value}\n`, { mode: 0o600 });
  process.stdout.write(`${secret}: ${variable(secret)}\n`);
}
