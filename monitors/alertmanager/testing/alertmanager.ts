import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { startProgram } from '../../testing/start-program.ts';
import { findProgram } from '../../testing/find-program.ts';

export const home = join(import.meta.dirname, '..');

interface Route {
  group_wait?: string;
  group_interval?: string;
  active_time_intervals?: string[];
  routes?: Route[];
}
interface Config {
  global: Record<string, unknown>;
  route: Route;
  receivers: {
    name: string;
    webhook_configs?: {
      url: string;
      http_config?: { authorization: { credentials_file: string } };
    }[];
  }[];
}

/** Where a test wants what is sent. */
export interface Destinations {
  /** Gets `/register` and `/deadman`. */
  webhooks: string;
  /** Host and port. */
  mail: string;
  token: string;
}

export interface RunningAlertmanager {
  url: string;
  /** Posts alerts as Prometheus does; each needs an `alertname`. */
  post(
    ...alerts: {
      labels: Record<string, string>;
      annotations?: Record<string, string>;
      startsAt?: string;
      endsAt?: string;
    }[]
  ): Promise<void>;
  told(): string;
  stop(): Promise<void>;
}

/** Starts Alertmanager with the configuration of this folder; only addresses are others, and waits are short. */
export async function startAlertmanager(to: Destinations): Promise<RunningAlertmanager> {
  const folder = mkdtempSync(join(tmpdir(), 'alertmanager-'));
  cpSync(join(home, 'templates'), join(folder, 'templates'), { recursive: true });
  writeFileSync(join(folder, 'token'), to.token);
  const config = parse(readFileSync(join(home, 'alertmanager.yml'), 'utf8')) as Config;
  config.global = {
    smtp_smarthost: to.mail,
    smtp_from: config.global['smtp_from'],
    smtp_require_tls: false,
  };
  quicken(config.route);
  for (const { name, webhook_configs = [] } of config.receivers)
    for (const webhook of webhook_configs) {
      webhook.url = `${to.webhooks}/${name}`;
      if (webhook.http_config)
        webhook.http_config.authorization.credentials_file = join(folder, 'token');
    }
  writeFileSync(
    join(folder, 'alertmanager.yml'),
    stringify(config, { aliasDuplicateObjects: false }),
  );
  const program = await startProgram(findProgram('alertmanager'), (port) => [
    `--config.file=${folder}/alertmanager.yml`,
    `--storage.path=${folder}/data`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--cluster.listen-address=',
  ]);
  return {
    ...program,
    post: (...alerts) => post(program.url, alerts),
    stop: async () => {
      await program.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function quicken(route: Route): void {
  route.group_wait = '500ms';
  route.group_interval = '500ms';
  delete route.active_time_intervals;
  for (const one of route.routes ?? []) quicken(one);
}

async function post(url: string, alerts: object[]): Promise<void> {
  const answer = await fetch(`${url}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(alerts),
  });
  if (!answer.ok) throw new Error(await answer.text());
}
