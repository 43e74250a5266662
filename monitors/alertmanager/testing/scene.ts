import { vi, expect } from 'vitest';
import { TestServers } from '../../testing/servers.ts';
import { startAlertmanager } from './alertmanager.ts';
import type { RunningAlertmanager } from './alertmanager.ts';
import { Mailbox } from './mailbox.ts';

type Labels = Record<string, string>;
interface Call {
  receiver: string;
  authorization: string | undefined;
  status: string;
  alerts: { status: string; labels: Labels; annotations: Labels }[];
}
interface Known {
  labels: Labels;
  status: { state: string };
}

/** How long Alertmanager may take; it waits half a second for a group. */
export const PATIENCE = { timeout: 15_000, interval: 50 };

/** An Alertmanager with all its receivers, on loopback. */
export class Scene {
  readonly calls: Call[] = [];
  readonly #servers = new TestServers();
  readonly #mailbox = new Mailbox();
  #alertmanager: RunningAlertmanager | undefined;
  #marks = 0;

  async open(): Promise<void> {
    const webhooks = await this.#servers.http((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        const told = JSON.parse(body) as Pick<Call, 'status' | 'alerts'>;
        const receiver = (request.url ?? '').slice(1);
        this.calls.push({ receiver, authorization: request.headers.authorization, ...told });
        response.end();
      });
    });
    const mail = await this.#mailbox.open();
    this.#alertmanager = await startAlertmanager({ webhooks, mail, token: 's3cret' });
  }

  async close(): Promise<void> {
    await this.#alertmanager?.stop();
    this.#mailbox.close();
    await this.#servers.end();
  }

  get mails(): Mailbox['mails'] {
    return this.#mailbox.mails;
  }

  async post(...alerts: Parameters<RunningAlertmanager['post']>): Promise<void> {
    await this.#alertmanager?.post(...alerts);
  }

  mailsFor(platformName: string): Mailbox['mails'] {
    return this.mails.filter(({ text }) => text.startsWith(platformName));
  }

  registered(platform: string): Call[] {
    return this.calls.filter(
      ({ receiver, alerts }) =>
        receiver === 'register' && alerts[0]?.labels['platform'] === platform,
    );
  }

  /** Whether Alertmanager would tell of it: `active`, `suppressed`, or not known. */
  async state(alertname: string, labels: Labels): Promise<string | undefined> {
    const answer = await fetch(`${this.#alertmanager?.url}/api/v2/alerts`);
    const found = ((await answer.json()) as Known[]).find(
      (one) =>
        one.labels['alertname'] === alertname &&
        Object.entries(labels).every(([name, value]) => one.labels[name] === value),
    );
    return found?.status.state;
  }

  /** What was posted before has been delivered: one that was posted after it has arrived everywhere. */
  async settled(): Promise<void> {
    const mark = `mark-${++this.#marks}`;
    await this.post(alert('ProbeFailing', { platform: mark, severity: 'S2', probe: mark }, mark));
    await vi.waitFor(() => {
      expect(this.registered(mark)).toHaveLength(1);
      expect(this.mailsFor(mark)).toHaveLength(2);
    }, PATIENCE);
  }
}

/** An alert as the rules make them. */
export function alert(alertname: string, labels: Labels, platform_name = 'Nền tảng thử') {
  const annotations = {
    ...{ platform_name, summary: `Tóm tắt ${alertname}`, description: `Mô tả ${alertname}` },
    runbook_url: `docs/runbooks/${alertname}.md`,
  };
  return { labels: { alertname, team: 'operator', scope: 'platform', ...labels }, annotations };
}
