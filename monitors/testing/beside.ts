import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { z } from 'zod';
import type { Module } from '../../config/monitoring/module.ts';
import { findBlackbox, startBlackbox } from '../parity/blackbox.ts';
import { readExposition } from '../parity/compare.ts';

/** What blackbox_exporter says of a target. */
export interface Theirs {
  success: boolean;
  /** The value of a series by its text, without the labels that came after Debian's version. */
  value(series: string): number | undefined;
  /** All series of a name, with their labels. */
  named(name: string): string[];
}

export interface Beside {
  ask(module: string, target: string): Promise<Theirs>;
  stop(): Promise<void>;
}

/** A blackbox_exporter with these modules, to be asked for what we are asked for. */
export async function startBeside(
  modules: Readonly<Record<string, z.input<typeof Module>>>,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Beside> {
  const folder = mkdtempSync(join(tmpdir(), 'beside-'));
  const file = join(folder, 'blackbox.yml');
  writeFileSync(file, stringify({ modules }, { aliasDuplicateObjects: false }));
  const running = await startBlackbox(findBlackbox(), file, env);
  return {
    ask: async (module, target) => {
      const path = `/probe?module=${module}&target=${encodeURIComponent(target)}`;
      const { series } = readExposition(await (await fetch(running.url + path)).text());
      if (series.size === 0) throw new Error(`blackbox_exporter gave nothing for ${target}`);
      const value = (one: string) => {
        const found = series.get(one);
        return found === undefined ? undefined : Number(found);
      };
      return {
        success: value('probe_success') === 1,
        value,
        named: (name) => [...series.keys()].filter((one) => one.startsWith(`${name}{`)),
      };
    },
    stop: async () => {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
