import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { Monitor } from '../monitor.ts';
import { TestPlace } from '../testing/place.ts';
import { TestServers } from '../testing/servers.ts';
import type { Entry } from './opinions.ts';

test('a kept sample says why by a code with facts', async () => {
  const place = new TestPlace();
  const servers = new TestServers();
  const site = await servers.http((request, response) =>
    response.writeHead(request.url === '/home' ? 200 : 502).end(),
  );
  place.write(`judging: { confirm_after: 10ms }
modules:
  http_2xx: { prober: http, timeout: 500ms }
  blind: { prober: http, http: { tls_config: { ca_file: /no/ca.pem } } }
probes:
  home: { module: http_2xx, target: counter, path: /home, platform: counter, interval: 1s }
  gone: { module: http_2xx, target: counter, path: /gone, platform: counter, interval: 1s }
  blind: { module: blind, target: 'https://127.0.0.1:1/', platform: counter, interval: 1s }
`);
  const kept: Entry[] = [];
  const monitor = new Monitor({
    ...{ load: () => place.load(site), version: '1.0.0', store: join(place.root, 'store.db') },
    onKept: (entries) => kept.push(...entries),
  });
  monitor.start();
  // A busy machine may stand still: its first looks are then blocked.
  const of = (name: string, outcome: Entry['outcome']) =>
    vi.waitFor(
      () => {
        const entry = kept.find((one) => one.probe === name && one.outcome === outcome);
        if (entry === undefined) throw new Error(`no ${outcome} of ${name} was kept`);
        return entry;
      },
      { timeout: 30_000, interval: 20 },
    );
  expect((await of('gone', 'failure')).reason).toEqual({ code: 'status', found: 502, wanted: [] });
  expect((await of('blind', 'blocked')).reason).toMatchObject({ code: 'file-unread' });
  expect((await of('home', 'success')).reason).toBe('');
  await Promise.all([monitor.stop(), servers.end()]);
  place.remove();
});
