import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { AccessLog } from './access-log.ts';
import { placeIn, traced, traceHeaders } from './trace.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

test.each([
  [`00-${TRACE}-${SPAN}-01`, TRACE],
  [`00-${TRACE}-${SPAN}-00`, TRACE],
  [`01-${TRACE}-${SPAN}-01-more`, TRACE],
  [`00-${TRACE}-${SPAN}-01-more`, undefined],
  [`ff-${TRACE}-${SPAN}-01`, undefined],
  [`00-${'0'.repeat(32)}-${SPAN}-01`, undefined],
  [`00-${TRACE}-${'0'.repeat(16)}-01`, undefined],
  [`00-${TRACE.toUpperCase()}-${SPAN}-01`, undefined],
  [undefined, undefined],
])('%s names the trace %s', (header, trace) => {
  expect(placeIn(header)?.trace).toBe(trace);
});

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

test('a request of a trace is kept, and what it asks elsewhere goes on with it', async () => {
  const log = new AccessLog();
  let passed: Record<string, string> = {};
  const server = createServer(
    traced(log, (_request, response) => {
      queueMicrotask(() => {
        passed = traceHeaders();
        response.writeHead(204).end();
      });
    }),
  );
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ho-so?ten=A`;
  await fetch(url, { headers: { traceparent: `00-${TRACE}-${SPAN}-01` } });
  const first = { ...passed };
  await fetch(url);
  await expect.poll(() => log.of(TRACE)).toHaveLength(1);
  const [visit] = log.of(TRACE);
  expect(visit).toMatchObject({ parent: SPAN, method: 'GET', path: '/ho-so', status: 204 });
  expect(first).toEqual({ traceparent: `00-${TRACE}-${visit?.span}-01` });
  expect(passed).toEqual({});
});
