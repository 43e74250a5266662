import { Module } from '../../config/monitoring/module.ts';
import type { z } from 'zod';
import { exposition } from '../exposition/exposition.ts';
import { runProbe } from '../look/run.ts';
import type { Request } from '../look/run.ts';
import type { Sample } from '../look/sample.ts';
import { allowAll } from '../wire/guard.ts';

/** Looks once at a target with a module written as in the configuration. */
export function look(
  target: string,
  module: z.input<typeof Module>,
  more: Partial<Request> = {},
): Promise<Sample> {
  return runProbe({
    ...{ target, moduleName: 'test', timeoutMs: 5_000, guard: allowAll },
    module: Module.parse(module),
    // A busy machine must not change what a test sees.
    standstillMs: Infinity,
    ...more,
  });
}

/** The value of a series, by its text like `probe_success` or `probe_dns_duration_seconds{phase="connect"}`. */
export function valueOf(sample: Sample, series: string): number | undefined {
  const line = exposition(sample.families)
    .split('\n')
    .find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}
