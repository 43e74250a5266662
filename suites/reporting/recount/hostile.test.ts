import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { request } from '@playwright/test';
import type { APIRequestContext } from '@playwright/test';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AnswerError } from '../../stage/precondition.ts';
import { formWithCode } from '../forms/read.ts';
import { SandboxInterface } from '../products/sandbox/interface.ts';
import { ReportBook } from '../workbook.ts';
import { readExport, readExportText } from './export.ts';

/** Malformed answers for each reader: ten thousand and more of all where the long tests are asked for. */
const RUNS = process.env['NGHIEMTHU_LONG_TESTS'] ? 3_000 : 60;
/** Longest that one answer may keep a reader, in ms: far more than the largest real one does. */
const LONGEST = 20_000;
const form = formWithCode('CT-XA/THANG', 2);

let server: Server;
let context: APIRequestContext;
let body = Buffer.alloc(0);
let site = '';

beforeAll(async () => {
  server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  context = await request.newContext();
});
afterAll(async () => {
  await context.dispose();
  server.close();
});

/** What a reader made of an answer: read, or refused as the platform's. Anything else is a fault of the reader. */
async function classified(read: () => unknown): Promise<'read' | 'refused'> {
  try {
    await read();
    return 'read';
  } catch (error) {
    expect(error).toBeInstanceOf(AnswerError);
    return 'refused';
  }
}

/** Ways in which bytes go wrong between a platform and its reader. */
const spoilt = (bytes: Uint8Array) =>
  fc.oneof(
    fc.nat(bytes.length).map((end) => bytes.slice(0, end)),
    fc.uint8Array({ maxLength: 400 }),
    fc
      .array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
      .map((changes) => {
        const copy = Uint8Array.from(bytes);
        for (const [at, value] of changes) copy[at] = value;
        return copy;
      }),
    fc.nat(bytes.length).map((at) => Buffer.concat([bytes.slice(at), bytes.slice(0, at)])),
  );

/** What may stand in a cell of a sheet. */
const cells = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom(
    { formula: '1/0', result: { error: '#DIV/0!' as const } },
    { richText: [{ text: 'TTHC01' }] },
    { text: 'TTHC01', hyperlink: 'http://example.vn' },
    { error: '#REF!' as const },
  ),
  fc.constantFrom('TTHC01', 'v', 'Kỳ báo cáo', '202507', 'Mã chỉ tiêu'),
);
const sheets = fc.array(fc.array(fc.array(cells, { maxLength: 6 }), { maxLength: 20 }), {
  maxLength: 3,
});

async function workbookOf(all: readonly (readonly unknown[])[][]): Promise<Buffer> {
  const book = new exceljs.Workbook();
  for (const [n, rows] of all.entries()) {
    const sheet = book.addWorksheet(`Trang ${n}`);
    for (const row of rows) sheet.addRow([...row]);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

const ROWS = form.rows.map(({ id }, n) => ['25195', 'Phường', 'Hoàn thành', id, n]);
const HEADS = ['Mã đơn vị', 'Đơn vị', 'Trạng thái', 'Mã chỉ tiêu', 'v'];
const TOTAL = [
  ['Kỳ báo cáo', '202507'],
  ['Mã', '', 'v'],
  ...form.rows.map(({ id }) => [id, '', 1]),
];

test('a workbook is read or refused, whatever is in it', async () => {
  const whole = await workbookOf([TOTAL, [HEADS, ...ROWS]]);
  expect((await readExport(whole, form)).units).toHaveLength(1);
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.oneof(spoilt(whole), sheets.map(workbookOf)), async (given) => {
      const bytes = await given;
      seen.add(await classified(() => readExport(bytes, form)));
      seen.add(await classified(() => ReportBook.open(bytes, form)));
    }),
    { numRuns: RUNS, interruptAfterTimeLimit: RUNS * LONGEST, markInterruptAsFailure: true },
  );
  expect(seen).toContain('refused');
});

test('a text is read or refused, whatever is in it', async () => {
  const text = [['Kỳ báo cáo', '202507'], HEADS, ...ROWS]
    .map((line) => line.join(';'))
    .join('\r\n');
  expect(readExportText(Buffer.from(text), form).units).toHaveLength(1);
  const lines = fc
    .array(fc.array(fc.oneof(fc.string(), fc.constantFrom('"', 'v', 'TTHC01', ';'))))
    .map((all) => Buffer.from(all.map((line) => line.join(';')).join('\n')));
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.oneof(spoilt(Buffer.from(text)), lines), async (bytes) => {
      seen.add(await classified(() => readExportText(bytes, form)));
    }),
    { numRuns: RUNS * 5 },
  );
  expect(seen).toEqual(new Set(['read', 'refused']));
});

const CAMPAIGN = {
  ...{ id: 1, ten: 'Kỳ', bieuMau: form.code, phienBanBieuMau: 2, ky: '202607', kyTruoc: null },
  ...{ tuNgay: '2026-06-15', denNgay: '2026-07-14', hanGui: '2026-07-16' },
  ...{ dangMo: true, toanTinh: true, coSoNganh: false },
};

test('an answer of the interface is read or refused, whatever is in it', async () => {
  const api = new SandboxInterface(context, site);
  const whole = Buffer.from(JSON.stringify({ dotBaoCao: [CAMPAIGN] }));
  const other = fc.tuple(fc.constantFrom(...Object.keys(CAMPAIGN)), fc.jsonValue());
  const answers = fc.oneof(
    fc.constant(whole),
    spoilt(whole).map((bytes) => Buffer.from(bytes)),
    fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value))),
    other.map(([key, value]) =>
      Buffer.from(JSON.stringify({ dotBaoCao: [{ ...CAMPAIGN, [key]: value }] })),
    ),
  );
  body = whole;
  expect(await api.campaigns()).toHaveLength(1);
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(answers, async (bytes) => {
      body = bytes;
      seen.add(await classified(() => api.campaigns()));
      for (const read of ['reports', 'totals', 'packets', 'receipts'] as const)
        expect(await classified(() => api[read]('1'))).toBe('refused');
    }),
    { numRuns: RUNS },
  );
  expect(seen).toEqual(new Set(['read', 'refused']));
});
