import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, request } from '@playwright/test';
import type { APIRequestContext, Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownChromium } from '../../setup/chromium.mjs';
import { launchOptions } from './browser.ts';
import { formsOn, submitForm } from './html-form.ts';

/** A page as another product writes it: nothing of it has an id that a label names. */
const PAGE = `<h1>Xử lý</h1><form id="f" action="/plain">
<label>Họ tên <em>*</em> <input name="who" aria-required="true" value=""></label>
<label>Nơi nhận <select name="where"><option value="0">Chọn</option><option>Phường Một</option></select></label>
<input name="note" aria-label="Ghi chú"><span id="day">Ngày</span> <span id="born">sinh</span>
<input name="born" aria-labelledby="day born"><input name="mail" placeholder="Thư điện tử">
<fieldset><legend>Giới tính</legend><label><input type="radio" name="sex" value="m" checked> Nam</label>
<label><input type="radio" name="sex" value="f"> Nữ</label></fieldset>
<label><input type="checkbox" name="sure" value="yes"> Tôi cam đoan</label>
<input type="hidden" name="tag" value="a"><input type="hidden" name="tag" value="b">
<input name="off" value="x" disabled><fieldset disabled><input name="out" value="x"></fieldset>
<button type="button" name="none" value="none">Xem trước</button>
<button name="todo" value="save">Lưu nháp</button>
<input type="submit" name="todo" value="Nộp hồ sơ" formaction="/file" formmethod="post">
<button type="reset">Nhập lại</button><button disabled>Thu hồi</button></form>
<textarea name="text" form="f" aria-label="Nội dung">
dòng đầu</textarea>
<button form="f" name="todo" value="sign" formaction="/sign" formmethod="post" formenctype="multipart/form-data"><b>Ký số</b></button>
<form method="post" action="/other"><input type="image" name="go" alt="Gửi ảnh"></form>`;

let server: Server;
let client: APIRequestContext;
let browser: Browser;
let base = '';
let received: { method: string; url: string; type: string; body: string };

beforeAll(async () => {
  server = createServer((incoming, answer) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      answer.setHeader('content-type', 'text/html; charset=utf-8');
      if (incoming.url === '/') return answer.end(PAGE);
      if (incoming.url === '/favicon.ico') return answer.writeHead(404).end();
      const { method = '', url = '', headers } = incoming;
      const type = headers['content-type'] ?? '';
      received = { method, url, type, body: Buffer.concat(chunks).toString('utf8') };
      return answer.end('<p>Đã nhận</p>');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = await request.newContext();
  browser = await chromium.launch(launchOptions(knownChromium()?.path));
});
afterAll(async () => {
  await browser.close();
  await client.dispose();
  server.close();
});

const sent = () => [...new URLSearchParams(received.body)];

test('fields are found as people wrote them, the button sends its own name and value', async () => {
  const values = {
    'Họ tên': 'Người thử',
    'Nơi nhận': 'Phường Một',
    'Ghi chú': 'gấp',
    'Ngày sinh': '02/09/1990',
    'Thư điện tử': 'a@example.vn',
    'Giới tính': 'Nữ',
    'Tôi cam đoan': 'on',
    'Nội dung': 'xin cấp',
  };
  await submitForm(client, base, 'Nộp hồ sơ', values);
  expect([received.method, received.url]).toEqual(['POST', '/file']);
  expect(sent()).toEqual([
    ['who', 'Người thử'],
    ['where', 'Phường Một'],
    ['note', 'gấp'],
    ['born', '02/09/1990'],
    ['mail', 'a@example.vn'],
    ['sex', 'f'],
    ['sure', 'yes'],
    ['tag', 'a'],
    ['tag', 'b'],
    ['todo', 'Nộp hồ sơ'],
    ['text', 'xin cấp'],
  ]);
});

test.each(['Lưu nháp', 'Nộp hồ sơ', 'Ký số'])(
  'the button “%s” sends what a browser would send',
  async (name) => {
    const page = await browser.newPage();
    await page.goto(base);
    await page.getByLabel('Họ tên').fill('Người thử');
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByText('Đã nhận').waitFor();
    const byBrowser = received;
    await submitForm(client, base, name, { 'Họ tên': 'Người thử' });
    const plain = ({ method, url, type, body }: typeof received) => {
      const boundary = /boundary=(.+)$/.exec(type)?.[1];
      const text = boundary === undefined ? body : body.replaceAll(boundary, 'boundary');
      return {
        method,
        url,
        text: text.replaceAll('Content-Disposition', 'content-disposition'),
        type: type.split(';')[0],
      };
    };
    expect(plain(received)).toEqual(plain(byBrowser));
    await page.close();
  },
);

test('a mandatory field that the page left empty is completed, by whatever names it', async () => {
  await submitForm(client, base, 'Nộp hồ sơ', {}, (label) =>
    label === 'Họ tên' ? 'Người thử' : undefined,
  );
  expect(sent()).toContainEqual(['who', 'Người thử']);
});

test('a picture that sends a form is named by its words, and says where it was pressed', async () => {
  await submitForm(client, base, 'Gửi ảnh');
  expect(sent()).toEqual([
    ['go.x', '0'],
    ['go.y', '0'],
  ]);
});

test('what nobody can press is not there', async () => {
  expect(formsOn(PAGE)).toEqual(['Lưu nháp', 'Nộp hồ sơ', 'Ký số', 'Gửi ảnh']);
  for (const name of ['Thu hồi', 'Nhập lại', 'Xem trước'])
    await expect(submitForm(client, base, name)).rejects.toThrow(`không có biểu mẫu “${name}”`);
  await expect(submitForm(client, base, 'Ký số', { 'Không có': 'x' })).rejects.toThrow(
    'biểu mẫu “Ký số” không có ô “Không có”',
  );
});
