import { vietnamese } from '../testing/words.ts';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Module } from '../../config/monitoring/module.ts';
import { look } from '../testing/look.ts';
import { securedServers } from '../testing/secured-servers.ts';

// Whom a certificate is for, as blackbox_exporter and browsers see it.

const { servers, certificates } = securedServers();

const tlsOf = (server_name?: string) => ({
  ca_file: certificates.ca,
  ...(server_name !== undefined && { server_name }),
});

async function handshake(names: string[], server_name: string, commonName = 'localhost') {
  const port = await servers.tls(certificates.issue(commonName, ...names));
  return look(`localhost:${port}`, { prober: 'tls', tls: { tls_config: tlsOf(server_name) } });
}

test.each([
  [['DNS:foo.example'], 'foo.example'],
  [['DNS:foo.example'], 'FOO.example.'],
  [['DNS:*.example'], 'foo.example'],
  [['DNS:*.foo.example'], 'a.foo.example'],
  [['DNS:my_host.example'], 'my_host.example'],
  [['DNS:other.example', 'DNS:foo.example'], 'foo.example'],
  [['IP:127.0.0.1'], '127.0.0.1'],
  [['IP:0:0:0:0:0:0:0:1'], '::1'],
])('a certificate for %j is for %s', async (names, name) => {
  const sample = await handshake(names, name);
  expect(sample.outcome, sample.log.text()).toBe('success');
});

test.each([
  [[], 'localhost'],
  [['IP:127.0.0.1'], 'localhost'],
  [['email:a@localhost'], 'localhost'],
  [['DNS:localhost'], '127.0.0.1'],
  [['DNS:127.0.0.1'], '127.0.0.1'],
  [['DNS:f*.example'], 'foo.example'],
  [['DNS:*o.example'], 'foo.example'],
  [['DNS:f*o.example'], 'foo.example'],
  [['DNS:foo.*.example'], 'foo.bar.example'],
  [['DNS:*.example'], 'a.foo.example'],
  [['DNS:*.example'], 'example'],
  [['DNS:*'], 'localhost'],
  [['DNS:*.*'], 'foo.example'],
  [['DNS:foo.example', 'IP:127.0.0.1'], 'foo.example.org'],
])('a certificate for %j is not for %s', async (names, name) => {
  const sample = await handshake(names, name);
  expect(sample.outcome, sample.log.text()).toBe('failure');
  expect(vietnamese(sample)).toContain('chứng thư của máy chủ mang tên khác');
});

describe('a common name alone, and a part of a name, are refused by', () => {
  const kinds: [string, (port: number, tls_config: object) => [string, z.input<typeof Module>]][] =
    [
      [
        'http',
        (port, tls_config) => [
          `https://localhost:${port}/`,
          { prober: 'http', http: { tls_config } },
        ],
      ],
      [
        'tcp',
        (port, tls_config) => [
          `localhost:${port}`,
          { prober: 'tcp', tcp: { tls: true, tls_config } },
        ],
      ],
      ['tls', (port, tls_config) => [`localhost:${port}`, { prober: 'tls', tls: { tls_config } }]],
      [
        'certificate',
        (port, tls_config) => [
          `localhost:${port}`,
          { prober: 'certificate', certificate: { tls_config } },
        ],
      ],
      [
        'grpc',
        (port, tls_config) => [
          `localhost:${port}`,
          { prober: 'grpc', grpc: { tls: true, tls_config } },
        ],
      ],
      [
        'websocket',
        (port, tls_config) => [
          `wss://localhost:${port}/`,
          { prober: 'websocket', websocket: { http_config: { tls_config } } },
        ],
      ],
      [
        'dns',
        (port, tls_config) => [
          `localhost:${port}`,
          {
            prober: 'dns',
            dns: { query_name: 'a.vn', dns_over_tls: true, transport_protocol: 'tcp', tls_config },
          },
        ],
      ],
      [
        'oauth2',
        (port, tls_config) => [
          'http://localhost:1/',
          {
            prober: 'http',
            http: {
              tls_config,
              oauth2: { client_id: 'a', token_url: `https://localhost:${port}/` },
            },
          },
        ],
      ],
    ];
  test.each(kinds)('%s', async (_name, made) => {
    for (const [names, asked] of [
      [[], 'localhost'],
      [['DNS:l*.example'], 'lo.example'],
    ] as const) {
      const port = await servers.tls(certificates.issue('localhost', ...names));
      const [target, module] = made(port, tlsOf(asked === 'localhost' ? undefined : asked));
      const sample = await look(target, module);
      expect(sample.outcome, sample.log.text()).toBe('failure');
      expect(sample.log.text()).toMatch(/altnames|ALTNAME/);
    }
  });
});
