import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Module } from '../../config/monitoring/module.ts';
import { makeCertificates } from '../testing/certificates.ts';
import { look } from '../testing/look.ts';
import { TestServers } from '../testing/servers.ts';
import { reasonInWords } from './words.ts';

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

test.each<[words: string, module: Written, target: () => string]>([
  ['trang trả lời mã 502, cần mã 2xx', http(), () => at['busy']!],
  [
    'trang trả lời mã 200, không phải mã cần có',
    http({ valid_status_codes: [204] }),
    () => at['page']!,
  ],
  ['không mở được trang: máy chủ từ chối kết nối', http(), () => 'http://127.0.0.1:1'],
  ['không mở được trang: máy chủ cắt kết nối', http(), () => at['cutting']!],
  ['không mở được trang: máy chủ không trả lời trong thời gian chờ', http(), () => at['silent']!],
  ['không mở được trang: chứng thư của máy chủ không được tin cậy', http(), () => at['strange']!],
  ['không mở được trang: máy chủ không nói TLS', http(), () => at['plain']!],
  [
    'không tìm được địa chỉ của máy chủ: không tìm thấy tên miền',
    http(),
    () => 'http://khong-co.invalid',
  ],
  ['trang không dùng TLS', http({ fail_if_not_ssl: true }), () => at['page']!],
  [
    'nội dung trang không có điều cần có',
    http({ fail_if_body_not_matches_regexp: ['Đồng Nai'] }),
    () => at['page']!,
  ],
  ['không kết nối được: máy chủ từ chối kết nối', { prober: 'tcp' }, () => '127.0.0.1:1'],
  [
    'không thiết lập được kết nối TLS: máy chủ không nói TLS',
    { prober: 'tls' },
    () => hostOf(at['page']!),
  ],
  [
    'máy chủ không mở kênh WebSocket',
    { prober: 'websocket' },
    () => at['page']!.replace('http', 'ws'),
  ],
])('%s', async (words, module, target) => {
  const sample = await look(target(), module, { timeoutMs: 1_000 });
  expect(sample.outcome).toBe('failure');
  expect(sample.words, sample.reason).toBe(words);
});

test.each([
  [
    'Step catalogue failed: Body did not match JSON schema: must NOT have fewer than 56 items',
    'bước catalogue: dữ liệu trả về có ít hơn 56 mục',
  ],
  [
    "Body did not match JSON schema: must have required property 'items'",
    'dữ liệu trả về thiếu “items”',
  ],
  [
    'Body did not match JSON schema: must be array',
    'dữ liệu trả về không đúng cấu trúc (must be array)',
  ],
  ['Journey failed: “Mở trang” did not end within 2.5 s', '“Mở trang” không xong trong 2,5 giây'],
  [
    'Unit has no certificate: 26116, 26119 and 3 more',
    'đơn vị chưa có chứng thư số: 26116, 26119 và 3 đơn vị khác',
  ],
  [
    '2 records differ from their copy: H19.1-1: Đang xử lý at the source, not known in the copy, for 125 s',
    '2 bản ghi lệch trạng thái giữa hai hệ thống, như H19.1-1: bên gửi “Đang xử lý”, bên nhận không có bản ghi, đã 125 giây',
  ],
  ['too many open files (EMFILE)', 'máy giám sát hết tài nguyên'],
  ['something new', 'something new'],
])('%s', (reason, words) => {
  expect(reasonInWords(reason)).toBe(words);
});

test('whatever a probe tells as an error has its words', () => {
  const sources = globSync('{probes,steps,wire,journey,look}/**/*.ts', {
    cwd: join(import.meta.dirname, '..'),
  });
  const texts = sources
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(import.meta.dirname, '..', file), 'utf8'));
  const told = texts.flatMap((text) => [
    ...text.matchAll(/(?:log\.error|\btell)\(\s*(['"`])(.+?)\1/gs),
  ]);
  const messages = told.map(([, , message = '']) => message.replaceAll(/\$\{[^}]*\}/g, '7'));
  expect(messages.length).toBeGreaterThan(40);
  const endings = [
    ...['', ', got 404', ': x', ': it answered 502', ': wanted 1'],
    ...[': found 1, wanted at least 2', ': H1: A at the source, B in the copy, for 5 s'],
  ];
  // Of what differs the sum is told after each.
  const silent = new Set(['Status differs']);
  const unknown = messages.filter((message) =>
    endings.every((ending) => reasonInWords(message + ending) === message + ending),
  );
  expect(unknown.filter((message) => !silent.has(message))).toEqual([]);
});
