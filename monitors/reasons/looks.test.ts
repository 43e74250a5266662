import { vietnamese } from '../testing/words.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Module } from '../../config/monitoring/module.ts';
import { makeCertificates } from '../testing/certificates.ts';
import { look } from '../testing/look.ts';
import { TestServers } from '../testing/servers.ts';
import type { Code } from '../../words/reasons/reason.ts';

const servers = new TestServers();
const certificates = makeCertificates();
/** Places that fail, by what is wrong with them. */
const at: Record<string, string> = {};

beforeAll(async () => {
  const pages = await servers.http((request, response) => {
    response.statusCode = Number(request.url?.slice(1)) || 200;
    response.end('{"trang":"chủ"}');
  });
  Object.assign(at, {
    page: pages,
    busy: `${pages}/502`,
    silent: `http://127.0.0.1:${await servers.tcp(() => undefined)}`,
    cutting: `http://127.0.0.1:${await servers.tcp((socket) => socket.resetAndDestroy())}`,
    strange: `https://localhost:${await servers.tls(certificates.ending)}`,
    plain: pages.replace('http', 'https'),
  });
});
afterAll(async () => {
  await servers.end();
  certificates.remove();
});

type Written = z.input<typeof Module>;
const http = (more: object = {}): Written => ({
  prober: 'http',
  http: { preferred_ip_protocol: 'ip4', ...more },
});
const hostOf = (url: string) => new URL(url).host;

test.each<[code: Code, words: string, module: Written, target: () => string]>([
  ['status', 'trang trả lời mã 502, cần mã 2xx', http(), () => at['busy']!],
  [
    'status',
    'trang trả lời mã 200, không phải mã cần có',
    http({ valid_status_codes: [204] }),
    () => at['page']!,
  ],
  [
    'request-failed',
    'không mở được trang: máy chủ từ chối kết nối',
    http(),
    () => 'http://127.0.0.1:1',
  ],
  ['request-failed', 'không mở được trang: máy chủ cắt kết nối', http(), () => at['cutting']!],
  [
    'request-failed',
    'không mở được trang: máy chủ không trả lời trong thời gian chờ',
    http(),
    () => at['silent']!,
  ],
  [
    'request-failed',
    'không mở được trang: chứng thư của máy chủ không được tin cậy',
    http(),
    () => at['strange']!,
  ],
  ['request-failed', 'không mở được trang: máy chủ không nói TLS', http(), () => at['plain']!],
  [
    'name-unresolved',
    'không tìm được địa chỉ của máy chủ: không tìm thấy tên miền',
    http(),
    () => 'http://khong-co.invalid',
  ],
  ['tls-missing', 'trang không dùng TLS', http({ fail_if_not_ssl: true }), () => at['page']!],
  [
    'body-unlike',
    'nội dung trang không có điều cần có',
    http({ fail_if_body_not_matches_regexp: ['Đồng Nai'] }),
    () => at['page']!,
  ],
  [
    'dial-failed',
    'không kết nối được: máy chủ từ chối kết nối',
    { prober: 'tcp' },
    () => '127.0.0.1:1',
  ],
  [
    'handshake-failed',
    'không thiết lập được kết nối TLS: máy chủ không nói TLS',
    { prober: 'tls' },
    () => hostOf(at['page']!),
  ],
  [
    'websocket-refused',
    'máy chủ không mở kênh WebSocket',
    { prober: 'websocket' },
    () => at['page']!.replace('http', 'ws'),
  ],
])('%s: %s', async (code, words, module, target) => {
  const sample = await look(target(), module, { timeoutMs: 1_000 });
  expect(sample.outcome).toBe('failure');
  expect(sample.why?.code, sample.reason).toBe(code);
  expect(vietnamese(sample), sample.reason).toBe(words);
});
