import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { expect, test } from 'vitest';
import { look } from '../../testing/look.ts';
import { securedServers } from '../../testing/secured-servers.ts';

const { servers, certificates } = securedServers();

test('the token of oauth2 is fetched by a tls_config of its own, else by the module’s', async () => {
  const token = await servers.https(certificates.good, (_request, response) =>
    response.end(JSON.stringify({ access_token: 'abc' })),
  );
  const site = await servers.http((request, response) =>
    response.writeHead(request.headers.authorization === 'Bearer abc' ? 200 : 401).end(),
  );
  const tls_config = { ca_file: certificates.ca };
  const oauth2 = { client_id: 'a', client_secret: 'b', token_url: `https://localhost:${token}/` };
  const outcome = async (http: object) => (await look(site, { prober: 'http', http })).outcome;
  expect(await outcome({ oauth2: { ...oauth2, tls_config } })).toBe('success');
  expect(await outcome({ oauth2, tls_config })).toBe('success');
  expect(await outcome({ oauth2 })).toBe('failure');
  const other = { insecure_skip_verify: false };
  expect(await outcome({ oauth2: { ...oauth2, tls_config: other }, tls_config })).toBe('failure');
});

test('a certificate of the client may be written out', async () => {
  const ca = readFileSync(certificates.ca, 'utf8');
  const server = createServer(
    { ...certificates.good, ca, requestCert: true, rejectUnauthorized: true },
    (_request, response) => response.end('a'),
  );
  server.on('tlsClientError', () => undefined);
  const site = `https://localhost:${await servers.listen(server)}/`;
  const own = certificates.issue('monitor');
  const shown = { ca, cert: own.cert.toString('utf8'), key: own.key.toString('utf8') };
  const outcome = async (tls_config: object) =>
    (await look(site, { prober: 'http', http: { tls_config } })).outcome;
  expect(await outcome(shown)).toBe('success');
  expect(await outcome({ ca })).toBe('failure');
});
