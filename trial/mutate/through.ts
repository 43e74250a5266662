import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { home } from '../../config/home.ts';

/**
 * Read by Node before Playwright, in each of its processes: whatever Playwright's settings and specs are, their windows and
 * requests go to the target through the proxy.
 */
const ports = (process.env['NGHIEMTHU_THROUGH'] ?? '').split(',');

/** The worker's own port; Playwright tells a worker its seat after this was read. */
function proxy() {
  const seat = Number(process.env['TEST_PARALLEL_INDEX'] ?? 0);
  const server = `http://127.0.0.1:${ports[seat % ports.length]}`;
  http.setGlobalProxyFromEnv({ http_proxy: server, https_proxy: server, no_proxy: '' });
  // Chromium asks loopback addresses past a proxy unless a flag forbids it.
  return { server, bypass: '<-loopback>' };
}

const { chromium, request } = createRequire(path.join(home, 'package.json'))(
  'playwright',
) as typeof import('playwright');

/** Chromium trusts the proxy's own key and no other that it would not trust without it. */
const trusted = process.env['NGHIEMTHU_THROUGH_KEY'];
const trust = trusted ? [`--ignore-certificate-errors-spki-list=${trusted}`] : [];

const launch = chromium.launch.bind(chromium);
chromium.launch = (options) =>
  launch({ ...options, args: [...(options?.args ?? []), ...trust], proxy: proxy() });
const newContext = request.newContext.bind(request);
request.newContext = (options) => newContext({ ...options, proxy: proxy() });
proxy();
