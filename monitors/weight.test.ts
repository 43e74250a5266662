import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

const here = import.meta.dirname;

interface Loaded {
  /** Names of packages. */
  packages: string[];
  /** Names of Node's own modules, the inner ones too. */
  builtins: string[];
}

/** What a module of ours brings with it where it is loaded. */
function loadedBy(module: string): Loaded {
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
    const builtins = process.moduleLoadList.map((name) => name.replace('NativeModule ', ''));
    process.stdout.write(JSON.stringify({ packages: [...packages], builtins }));
  `;
  const flags = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script];
  return JSON.parse(execFileSync(process.execPath, flags, { encoding: 'utf8' })) as Loaded;
}

// Each of them costs a monitor that looks at pages alone several MB, as long as it runs.
test('a monitor reads no database and no browser before it needs them', () => {
  const { packages } = loadedBy('../cli/monitor.ts');
  expect(packages).toContain('prom-client');
  for (const name of ['kysely', 'pg', 'playwright', 'playwright-core', 'ajv', 'docx'])
    expect(packages).not.toContain(name);
});

test('a monitor reads of Node itself what it needs, and no HTTP client beside its own', () => {
  const { builtins } = loadedBy('../cli/monitor.ts');
  expect(builtins).toContain('_http_client');
  for (const name of ['internal/deps/undici/undici', 'http2', 'readline'])
    expect(builtins).not.toContain(name);
});

test("the journal's thread reads the database, and no schema of the configuration", () => {
  const { packages } = loadedBy('journal/worker.ts');
  expect(packages).toContain('kysely');
  for (const name of ['zod', 'yaml', 'prom-client', 'pg']) expect(packages).not.toContain(name);
});
