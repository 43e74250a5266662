import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'playwright';
import type { APIRequestContext } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Evidence } from '../evidence/evidence.ts';
import { openApi } from './api.ts';

const TOKEN = 'eyJhbGciOiJub25lIn0.e30.chu-ky';
const server = createServer((asked, answer) => {
  const chunks: Buffer[] = [];
  asked.on('data', (chunk: Buffer) => chunks.push(chunk));
  asked.on('end', () => {
    if (asked.url === '/large') return answer.end(Buffer.alloc(11 * 2 ** 20, 'x'));
    if (asked.url === '/gone') return asked.socket.destroy();
    answer.setHeader('content-type', 'application/json');
    answer.setHeader('set-cookie', `phien=${TOKEN}`);
    return answer.end(
      JSON.stringify({
        type: asked.headers['content-type'],
        body: Buffer.concat(chunks).toString(),
        access_token: TOKEN,
        HoVaTen: 'H Hen Niê',
      }),
    );
  });
});

let context: APIRequestContext;
let base = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  context = await request.newContext();
});
afterAll(async () => {
  await context.dispose();
  server.closeAllConnections();
  server.close();
});

function open() {
  const evidence = new Evidence();
  const api = openApi(context, base, (exchange) => evidence.exchanged(exchange));
  const noted = async () =>
    (await evidence.collect()).map(({ name, body }) => `${name}\n${body.toString()}`).join('\n');
  return { api, noted };
}

test('JSON, a form and bytes are sent as they are; a type of one’s own stays', async () => {
  const { api } = open();
  const seen = async (more: object) =>
    (await api.ask({ method: 'POST', path: '/', ...more })).json as { type: string; body: string };
  expect(await seen({ json: { a: 'ă' } })).toMatchObject({
    ...{ type: 'application/json', body: '{"a":"ă"}' },
  });
  const xml = { 'Content-Type': 'text/xml' };
  expect(await seen({ json: {}, headers: xml })).toMatchObject({ type: 'text/xml', body: '{}' });
  expect(await seen({ body: '<a/>', headers: xml })).toMatchObject({ body: '<a/>' });
  expect(await seen({ form: { a: 'ă' } })).toMatchObject({ body: 'a=%C4%83' });
});

test('what was asked and answered is kept, without secrets and without people', async () => {
  const { api, noted } = open();
  const citizen = { SoDinhDanh: '099190000001', HoVaTen: 'H Hen Niê' };
  await api.ask({
    ...{ method: 'POST', path: '/dan-cu', headers: { Authorization: `Bearer ${TOKEN}` } },
    json: { ...citizen, data: '<hoTen>Nguyễn Thị Bích Ngọc</hoTen>', maDonVi: '25195' },
  });
  const text = await noted();
  expect(text).toContain('requests-and-answers.txt');
  expect(text).toContain('→ POST /dan-cu');
  expect(text).toContain('← 200');
  expect(text).toContain('25195');
  for (const secret of [TOKEN, '099190000001', 'H Hen Niê', 'Bích Ngọc'])
    expect(text).not.toContain(secret);
});

test('a form’s secret and an element’s name are not kept either', async () => {
  const { api, noted } = open();
  await api.ask({
    method: 'POST',
    path: '/token',
    form: { client_secret: 'rat-bi-mat', a: 'thay' },
  });
  await api.ask({
    method: 'POST',
    path: '/soap',
    body: '<a:HoVaTen>Y Moan</a:HoVaTen><b>thấy</b>',
  });
  const text = await noted();
  expect(text).toContain('a=thay');
  expect(text).toContain('<b>thấy</b>');
  expect(text).not.toContain('rat-bi-mat');
  expect(text).not.toContain('Y Moan');
});

test('an answer that is too large is none, and a broken connection is told', async () => {
  const { api, noted } = open();
  await expect(api.ask({ path: '/large' })).rejects.toThrow('câu trả lời lớn hơn 10 MB');
  await expect(api.ask({ path: '/gone' })).rejects.toThrow();
  expect(await noted()).toMatch(/→ GET \/gone\n← .+/);
});

test('of many exchanges the first and the last are kept', async () => {
  const { api, noted } = open();
  for (let call = 0; call < 60; call++) await api.ask({ path: `/${call}` });
  const text = await noted();
  for (const path of ['/0', '/9', '/30', '/59']) expect(text).toContain(`→ GET ${path}\n`);
  expect(text).not.toContain('→ GET /15\n');
  expect(text).toContain('… 20 …');
});
