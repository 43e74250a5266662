import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
/** A house of empty rooms under the same rules: what is planted in the real one would be packed by a test beside. */
const house = mkdtempSync(path.join(tmpdir(), 'borders-'));
cpSync(path.join(root, '.oxlintrc.json'), path.join(house, '.oxlintrc.json'));
afterAll(() => rmSync(house, { recursive: true }));

function plantedIn(room: string): string {
  mkdirSync(path.join(house, room), { recursive: true });
  return mkdtempSync(path.join(house, room, 'planted-'));
}

/** Who may never import from whom: each line is proved by an import planted where it is forbidden. */
const forbidden: [room: string, from: string[]][] = [
  [
    'words',
    ['config', 'suites', 'trial', 'monitors', 'records', 'reports', 'cli', 'sandbox', 'setup'],
  ],
  ['config', ['suites', 'trial', 'monitors', 'records', 'reports', 'cli', 'sandbox', 'setup']],
  ['records', ['config', 'suites', 'trial', 'monitors', 'reports', 'cli', 'sandbox']],
  ['suites', ['trial', 'monitors', 'records', 'reports', 'cli', 'sandbox']],
  ['trial', ['monitors', 'reports', 'cli', 'sandbox']],
  ['monitors', ['trial', 'reports', 'cli', 'sandbox', 'setup']],
  ['reports', ['config', 'suites', 'trial', 'monitors', 'cli', 'sandbox']],
  [
    'sandbox',
    ['words', 'config', 'suites', 'trial', 'monitors', 'records', 'reports', 'cli', 'setup'],
  ],
  [
    'setup',
    ['words', 'config', 'suites', 'trial', 'monitors', 'records', 'reports', 'cli', 'sandbox'],
  ],
  ['cli', ['sandbox']],
  ['bench', ['cli', 'sandbox']],
];

function lint(folder: string): { status: number | null; output: string } {
  const oxlint = path.join(root, 'node_modules', '.bin', 'oxlint');
  const result = spawnSync(oxlint, [folder], { cwd: house, encoding: 'utf8' });
  return { status: result.status, output: result.stdout + result.stderr };
}

test.each(forbidden)('%s/ may not import from %s', (room, others) => {
  expect(existsSync(path.join(root, room))).toBe(true);
  const folder = plantedIn(room);
  try {
    for (const other of others)
      writeFileSync(path.join(folder, `${other}.ts`), `export * from '../../${other}/x.ts';\n`);
    const { status, output } = lint(folder);
    expect(status).not.toBe(0);
    const told = output.match(new RegExp(`${room}/ may import only from itself`, 'g')) ?? [];
    expect(told, output).toHaveLength(others.length);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('what is allowed is not refused', () => {
  const folder = plantedIn('trial');
  try {
    writeFileSync(path.join(folder, 'good.ts'), "export * from '../../records/runs/report.ts';\n");
    expect(lint(folder).status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('files that import each other are refused, where only types go round too', () => {
  const folder = plantedIn('config');
  try {
    const [one, other] = ['one', 'other'].map((name) => path.join(folder, `${name}.ts`));
    writeFileSync(
      one ?? '',
      "import type { Other } from './other.ts';\nexport type One = Other[];\n",
    );
    writeFileSync(
      other ?? '',
      "import type { One } from './one.ts';\nexport type Other = { one: One };\n",
    );
    const { status, output } = lint(folder);
    expect(status).not.toBe(0);
    expect(output).toContain('Dependency cycle detected');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
