import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadMonitors } from '../../config/monitoring/load.ts';
import type { MonitorConfig } from '../../config/monitoring/load.ts';

/** A folder with a good configuration and a `monitors.yaml` that a test writes. */
export class TestPlace {
  readonly root = mkdtempSync(join(tmpdir(), 'monitor-'));

  constructor() {
    cpSync(join(import.meta.dirname, '../../config/testdata/good'), this.root, { recursive: true });
    writeFileSync(join(this.root, 'secret.txt'), 'x');
    // There is no suite here whose settings they could be.
    const platform = join(this.root, 'config/platforms/counter/platform.yaml');
    const text = readFileSync(platform, 'utf8');
    writeFileSync(platform, text.replace(/^settings:\n(?: .*\n)+/m, ''));
  }

  write(monitors: string): void {
    writeFileSync(join(this.root, 'config/monitors.yaml'), monitors);
  }

  /** What a monitor reads; `counter` is the name of the one address. */
  load(address: string, more: Record<string, string> = {}): MonitorConfig {
    const env = { COUNTER_URL: address, OFFICER_PASSWORD: 'x', ...more };
    return loadMonitors({ root: this.root, target: 'near', env });
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
