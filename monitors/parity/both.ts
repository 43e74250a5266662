import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stringify } from 'yaml';
import { findProgram } from '../testing/find-program.ts';
import { startProgram } from '../testing/start-program.ts';
import type { Program } from '../testing/start-program.ts';
import { PUBLIC_RULES } from './alerts.ts';

export const EXPORTERS = ['ours', 'theirs'] as const;
export type Exporter = (typeof EXPORTERS)[number];

/** Series, by its labels in order → its value. */
export type Found = Map<string, number>;

/** A Prometheus that scrapes two exporters for the same targets distinguished by the label `exporter`. */
export class BothPrometheus {
  readonly #folder = mkdtempSync(join(tmpdir(), 'both-'));
  #program: Program | undefined;

  async start(
    urls: Readonly<Record<Exporter, string>>,
    targets: readonly (readonly [module: string, target: string])[],
  ): Promise<void> {
    const rules = join(this.#folder, 'rules.yml');
    const config = join(this.#folder, 'prometheus.yml');
    const held = PUBLIC_RULES.map(({ source: _source, ...rule }) => rule);
    writeFileSync(
      rules,
      stringify({ groups: [{ name: 'blackbox', interval: '1s', rules: held }] }),
    );
    const scrape_configs = EXPORTERS.flatMap((exporter) => jobs(exporter, urls[exporter], targets));
    writeFileSync(
      config,
      stringify({
        global: { scrape_interval: '3s', scrape_timeout: '3s', evaluation_interval: '1s' },
        rule_files: [rules],
        scrape_configs,
      }),
    );
    execFileSync(findProgram('promtool'), ['check', 'config', config], { stdio: 'pipe' });
    this.#program = await startProgram(findProgram('prometheus'), (port) => [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(this.#folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ]);
  }

  /** What a query answers of one exporter, without that label. @param at Unix time in seconds */
  async ask(expr: string, exporter: Exporter, at?: number): Promise<Found> {
    const query = expr.replaceAll(
      /=~"\$(?:target|instance|job)"/g,
      `=~".+", exporter="${exporter}"`,
    );
    const parameters = new URLSearchParams({
      query,
      ...(at === undefined ? {} : { time: String(at) }),
    });
    const answer = await fetch(`${this.#program?.url}/api/v1/query?${parameters.toString()}`);
    const { status, data, error } = (await answer.json()) as {
      status: string;
      error?: string;
      data: { result: { metric: Record<string, string>; value: [number, string] }[] };
    };
    if (status !== 'success') throw new Error(`${error}: ${query}`);
    return new Map(
      data.result
        .filter(({ metric }) => metric['exporter'] === undefined || metric['exporter'] === exporter)
        .map(({ metric, value }) => [named(metric), Number(value[1])]),
    );
  }

  /** Waits until every target was scraped often enough of both. @throws with what was seen */
  async until(scrapes: number, targets: number): Promise<void> {
    let seen = '';
    for (const end = Date.now() + 40_000; Date.now() < end; await pause(250)) {
      const counts = await Promise.all(
        EXPORTERS.map((one) => this.ask('count_over_time(probe_success[2m])', one)),
      );
      const ready = counts.map(
        (count) => [...count.values()].filter((value) => value >= scrapes).length,
      );
      seen = ready.join(' and ');
      if (ready.every((count) => count === targets)) return;
    }
    throw new Error(
      `${seen} of ${targets} targets were scraped ${scrapes} times by ours and theirs`,
    );
  }

  async stop(): Promise<void> {
    await this.#program?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** A job for each module, as blackbox_exporter's README has it. */
function jobs(
  exporter: Exporter,
  url: string,
  targets: readonly (readonly [module: string, target: string])[],
): object[] {
  return [...new Set(targets.map(([module]) => module))].map((module) => ({
    job_name: `${exporter}-${module}`,
    metrics_path: '/probe',
    params: { module: [module] },
    static_configs: [
      { targets: targets.filter(([own]) => own === module).map(([, target]) => target) },
    ],
    relabel_configs: [
      { source_labels: ['__address__'], target_label: '__param_target' },
      { source_labels: ['__param_target'], target_label: 'instance' },
      { target_label: '__address__', replacement: new URL(url).host },
      { target_label: 'job', replacement: 'blackbox' },
      { target_label: 'module', replacement: module },
      { target_label: 'exporter', replacement: exporter },
    ],
  }));
}

function named({
  exporter: _exporter,
  __name__: name = '',
  ...labels
}: Record<string, string>): string {
  const pairs = Object.entries(labels)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}="${value}"`);
  return `${name}{${pairs.join(',')}}`;
}
