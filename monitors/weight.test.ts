import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

const here = import.meta.dirname;

/** Names of the packages that a module of ours brings with it where it is loaded. */
function packagesOf(module: string): string[] {
  const script = `
    import { registerHooks } from 'node:module';
    const packages = new Set();
    registerHooks({
      load(url, context, next) {
        const [, name] = /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url) ?? [];
        if (name !== undefined) packages.add(name);
        return next(url, context);
      },
    });
    await import(${JSON.stringify(path.join(here, module))}).catch(() => undefined);
    process.stdout.write(JSON.stringify([...packages]));
  `;
  const flags = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script];
  return JSON.parse(execFileSync(process.execPath, flags, { encoding: 'utf8' })) as string[];
}

// Each of them costs a monitor that looks at pages alone several MB, as long as it runs.
test('a monitor reads no database and no browser before it needs them', () => {
  const packages = packagesOf('../cli/monitor.ts');
  expect(packages).toContain('prom-client');
  for (const name of ['kysely', 'pg', 'playwright', 'playwright-core', 'ajv', 'docx'])
    expect(packages).not.toContain(name);
});

test("the journal's thread reads the database, and no schema of the configuration", () => {
  const packages = packagesOf('journal/worker.ts');
  expect(packages).toContain('kysely');
  for (const name of ['zod', 'yaml', 'prom-client', 'pg']) expect(packages).not.toContain(name);
});
