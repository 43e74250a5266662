import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openStore } from '../../records/store/store.ts';
import type { Store } from '../../records/store/store.ts';
import { Monitor } from '../monitor.ts';
import { listen } from '../server/server.ts';
import type { Listening } from '../server/server.ts';
import { TestPlace } from './place.ts';
import { TestServers } from './servers.ts';

const PROBES = `  home: { module: http_2xx, target: counter, path: /home, platform: counter, interval: 1s }
  search: { module: http_2xx, target: counter, path: /search, platform: counter, interval: 1s, severity: S3, affects: { communes: ['25210'] } }
`;

interface SceneOptions {
  /** Of the monitor's YAML, in place of two probes by HTTP. */
  monitors?: string;
  /** Lines beside the probes. */
  more?: string;
  /** Left out it is a file of its own; null for a monitor that remembers nothing. */
  store?: string | null;
}

/** A monitor, its server and a platform whose pages `/home` and `/search` a test breaks and mends. */
export class PageScene {
  readonly place = new TestPlace();
  readonly broken = new Set<string>();
  readonly #servers = new TestServers();
  #monitor: Monitor | undefined;
  #server: Listening | undefined;

  async open(options: SceneOptions = {}): Promise<void> {
    const site = await this.#servers.http((request, response) =>
      response.writeHead(this.broken.has(request.url ?? '') ? 502 : 200).end(),
    );
    const { more = '', monitors = `probes:\n${PROBES}` } = options;
    this.place.write(`judging: { confirm_after: 10ms }
modules:
  http_2xx: { prober: http, timeout: 500ms }
  blind: { prober: http, http: { tls_config: { ca_file: /no/ca.pem } } }
${more}${monitors}`);
    const store = options.store === undefined ? this.file : options.store;
    this.#monitor = new Monitor({
      ...{ load: () => this.place.load(site), version: '1.0.0' },
      ...(store !== null && { store }),
    });
    this.#server = await listen(this.#monitor, '127.0.0.1:0');
  }

  readonly file = join(this.place.root, `${randomUUID()}.db`);

  get monitor(): Monitor {
    return this.#monitor!;
  }

  get url(): string {
    return `${this.#server!.url}/`;
  }

  async page(query = '', headers: Record<string, string> = {}): Promise<string> {
    return (await fetch(`${this.url}${query}`, { headers })).text();
  }

  /** What is in the store, to be written before the monitor starts. */
  async before(write: (store: Store) => Promise<void>): Promise<void> {
    const store = await openStore(this.file);
    await write(store);
    await store.destroy();
  }

  async close(): Promise<void> {
    await Promise.all([this.#monitor?.stop(), this.#server?.close(), this.#servers.end()]);
    this.place.remove();
  }
}
