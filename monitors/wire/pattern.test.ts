import { afterAll, expect, test } from 'vitest';
import { look } from '../testing/look.ts';
import { TestServers } from '../testing/servers.ts';
import { pattern } from './pattern.ts';

const servers = new TestServers();
afterAll(() => servers.end());

/** Letters in which no two places look the same, so that no state of an expression comes again. */
function hostile(length: number): string {
  let seed = 7;
  let text = '';
  while (text.length < length) {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    text += (seed & 1) === 0 ? 'a' : 'b';
  }
  return text;
}

const SLOW = 'a[ab]{400}[cz]';

test('a page that would hold an expression is not judged, and says so', async () => {
  const page = `${hostile(1_048_576)}z`;
  const site = await servers.http((_request, response) => response.end(page));
  for (const rule of ['fail_if_body_matches_regexp', 'fail_if_body_not_matches_regexp']) {
    const sample = await look(site, { prober: 'http', http: { [rule]: [SLOW] } });
    expect(sample).toMatchObject({
      outcome: 'blocked',
      reason: `${page.length - 1} letters are too many for the regular expression ${SLOW}; write a smaller one, or set body_size_limit`,
    });
  }
  // The same rules on a page of common length are tried to their end.
  const short = await servers.http((_request, response) => response.end(page.slice(-2_000)));
  const http = { fail_if_body_not_matches_regexp: [SLOW] };
  expect((await look(short, { prober: 'http', http })).outcome).toMatch(/^(?:success|failure)$/);
});

test('so is a line that would, and a common one is matched with its groups', async () => {
  const port = await servers.tcp((socket) => socket.end(`${hostile(60_000)}z\n`));
  const tcp = { query_response: [{ expect: SLOW }] };
  expect((await look(`127.0.0.1:${port}`, { prober: 'tcp', tcp })).outcome).toBe('blocked');
  const greeting = await servers.tcp((socket) => socket.end('SSH-2.0-OpenSSH_9.6\n'));
  const banner = { query_response: [{ expect: '^SSH-2.0-([^ -]+)' }] };
  expect((await look(`127.0.0.1:${greeting}`, { prober: 'tcp', tcp: banner })).outcome).toBe(
    'success',
  );
  expect(pattern('^SSH-2.0-([^ -]+)').exec('SSH-2.0-OpenSSH_9.6')?.[1]).toBe('OpenSSH_9.6');
});
