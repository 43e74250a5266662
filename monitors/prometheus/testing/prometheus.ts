import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import { startProgram } from '../../testing/start-program.ts';
import { findProgram } from '../../testing/find-program.ts';
import { filesIn, home } from './rules.ts';

interface Config {
  global: Record<string, unknown>;
  alerting: { alertmanagers: { static_configs: { targets: string[] }[] }[] };
  scrape_configs: { job_name: string; static_configs?: { targets: string[] }[] }[];
}

export interface Series {
  metric: Record<string, string>;
  values: [time: number, value: number][];
}

interface Exemplars {
  seriesLabels: Record<string, string>;
  exemplars: { labels: Record<string, string> }[];
}

/** A Prometheus with the rules of this folder that looks every second. */
export class TestPrometheus {
  readonly #folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
  #url = '';
  #stop: () => Promise<void> = async () => undefined;

  /** @param monitors addresses of monitors by vantage; @param alertmanager its address */
  async start(monitors: Record<string, string>, alertmanager: string): Promise<void> {
    const { url, stop } = await startProgram(findProgram('prometheus'), (port) => {
      this.#write(monitors, host(alertmanager), `127.0.0.1:${port}`);
      return [
        `--config.file=${this.#folder}/prometheus.yml`,
        `--storage.tsdb.path=${this.#folder}/data`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--enable-feature=exemplar-storage',
        '--web.enable-remote-write-receiver',
      ];
    });
    this.#url = url;
    this.#stop = stop;
  }

  /** Where it takes remote writes. */
  get receiver(): string {
    return `${this.#url}/api/v1/write`;
  }

  async stop(): Promise<void> {
    await this.#stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The values of the last minutes, or of now. @throws with Prometheus' own words where it refuses the query */
  async query(query: string, instant: boolean): Promise<Series[]> {
    const now = Date.now() / 1_000;
    const range = { start: String(now - 300), end: String(now), step: '5' };
    const { result } = await this.#ask<{
      result: {
        metric: Record<string, string>;
        value?: [number, string];
        values?: [number, string][];
      }[];
    }>(instant ? 'query' : 'query_range', { query, ...(instant ? {} : range) });
    return result.map(({ metric, value, values }) => ({
      metric,
      values: (values ?? (value ? [value] : [])).map(([time, text]) => [time, Number(text)]),
    }));
  }

  labelValues(label: string, selector: string): Promise<string[]> {
    return this.#ask<string[]>(`label/${label}/values`, { 'match[]': selector });
  }

  exemplars(query: string): Promise<Exemplars[]> {
    const now = Date.now() / 1_000;
    return this.#ask('query_exemplars', { query, start: String(now - 600), end: String(now) });
  }

  /** Waits until a query has an answer. */
  async until(query: string): Promise<void> {
    for (const end = Date.now() + 40_000; Date.now() < end; await pause(250))
      if ((await this.query(query, true)).length > 0) return;
    throw new Error(`no answer to ${query}`);
  }

  async #ask<T>(what: string, parameters: Record<string, string>): Promise<T> {
    const answer = await fetch(
      `${this.#url}/api/v1/${what}?${new URLSearchParams(parameters).toString()}`,
    );
    const { status, data, error } = (await answer.json()) as {
      status: string;
      data: T;
      error?: string;
    };
    if (status !== 'success') throw new Error(`${error}: ${parameters['query'] ?? what}`);
    return data;
  }

  #write(monitors: Record<string, string>, alertmanager: string, own: string): void {
    for (const folder of ['rules', 'alerts'] as const) {
      mkdirSync(join(this.#folder, folder), { recursive: true });
      for (const file of filesIn(folder)) {
        const text = readFileSync(join(home, folder, file), 'utf8');
        // A group or an alert that waits five minutes for its turn would have a test wait as long.
        const hastened = text
          .replaceAll(/^ {4}interval: .+$/gm, '    interval: 1s')
          .replaceAll(/^ {8}for: .+$/gm, '        for: 1s');
        writeFileSync(join(this.#folder, folder, file), hastened);
      }
    }
    const config = parse(readFileSync(join(home, 'prometheus.yml'), 'utf8')) as Config;
    Object.assign(config.global, {
      scrape_interval: '1s',
      scrape_timeout: '1s',
      evaluation_interval: '1s',
    });
    config.alerting.alertmanagers = [{ static_configs: [{ targets: [alertmanager] }] }];
    const targets: Record<string, string> = { prometheus: own, alertmanager };
    for (const job of config.scrape_configs) {
      const target = targets[job.job_name];
      if (target !== undefined) job.static_configs = [{ targets: [target] }];
    }
    writeFileSync(join(this.#folder, 'prometheus.yml'), stringify(config));
    mkdirSync(join(this.#folder, 'targets'));
    for (const [vantage, url] of Object.entries(monitors))
      writeFileSync(
        join(this.#folder, 'targets', `${vantage}.yml`),
        stringify([{ targets: [host(url)], labels: { vantage } }]),
      );
  }
}

function host(url: string): string {
  return url.replace(/^http:\/\//, '');
}
