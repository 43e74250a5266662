import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { Command } from 'commander';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { references } from '../config/reading/secrets.ts';
import type { Environment } from '../config/reading/secrets.ts';
import { UsageError } from './explain.ts';

/** Where a CI server hands over all its secrets at once, as JSON: GitHub's `${{ toJSON(secrets) }}`. */
const ALL_AT_ONCE = 'NGHIEMTHU_SECRETS';

/** Puts what a target's file asks for into place, on a CI server. What is not there is left to the trial to name. */
export function secretsCommand(): Command {
  return new Command('secrets')
    .description("put the secrets that a target asks for into place, from a CI server's variables")
    .argument('<target>', 'a target of config/targets, or a YAML file')
    .addHelpText(
      'after',
      `\n\${file:secrets/trial-citizen} is read from TRIAL_CITIZEN_PASSWORD. Where ${ALL_AT_ONCE} holds all secrets as JSON, as on GitHub,\nwhat the target asks for by name is handed to the steps that follow.`,
    )
    .action((target: string, { root }: { root: string }) => {
      const file = path.resolve(
        ...(target.endsWith('.yaml') ? [target] : [root, 'config', 'targets', `${target}.yaml`]),
      );
      if (!existsSync(file)) throw new UsageError(`found no target ${target}, expected ${file}`);
      const given = { ...allAtOnce(), ...setIn(process.env) };
      for (const line of putInPlace(root, readFileSync(file, 'utf8'), given))
        process.stdout.write(`${line}\n`);
    });
}

/** @returns a line for each that was put into place, without its value */
function putInPlace(root: string, text: string, given: Environment): string[] {
  const asked = [...new Set(askedBy(text))];
  const files = asked.filter((one) => one.startsWith('file:')).map((one) => one.slice(5));
  // A file elsewhere is somebody else's to bring.
  const ours = files.filter((one) => path.posix.dirname(path.posix.normalize(one)) === 'secrets');
  const written = ours.flatMap((secret) => {
    const name = `${path
      .basename(secret)
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, '_')}_PASSWORD`;
    const value = given[name];
    if (value === undefined) return [];
    mkdirSync(path.join(root, 'secrets'), { recursive: true, mode: 0o700 });
    writeFileSync(path.join(root, secret), `${value}\n`, { mode: 0o600 });
    return [`${secret}: ${name}`];
  });
  const names = asked.filter((one) => !one.startsWith('file:'));
  return [...written, ...names.flatMap((name) => handOn(name, given[name]))];
}

/** A variable that only the JSON holds reaches the steps that follow by GitHub's own file. */
function handOn(name: string, value: string | undefined): string[] {
  const file = process.env['GITHUB_ENV'];
  if (value === undefined || file === undefined || setIn(process.env)[name] !== undefined)
    return [];
  const end = randomUUID();
  appendFileSync(file, `${name}<<${end}\n${value}\n${end}\n`);
  return [`${name}: ${ALL_AT_ONCE}`];
}

/** What a target's file refers to, and the variables that its suites may read; comments ask for nothing. */
function askedBy(text: string): string[] {
  const content: unknown = parseDocument(text).toJS();
  const asked = references(JSON.stringify(content) ?? '');
  const { platforms } = z
    .object({ platforms: z.record(z.string(), z.looseObject({ environment: Names })).catch({}) })
    .catch({ platforms: {} })
    .parse(content);
  return [...asked, ...Object.values(platforms).flatMap(({ environment }) => environment)];
}

const Names = z.array(z.string()).catch([]);

function allAtOnce(): Environment {
  const text = process.env[ALL_AT_ONCE];
  if (!text) return {};
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text));
  } catch {
    // Its text would tell the secrets.
    throw new UsageError(`found no JSON object of texts in ${ALL_AT_ONCE}, expected all secrets`);
  }
}

function setIn(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value));
}
