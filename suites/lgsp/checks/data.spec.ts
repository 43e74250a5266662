import { randomInt } from 'node:crypto';
import { connected, registration } from '../prepare.ts';
import { productOf } from '../product.ts';
import { allRecords } from '../records.ts';
import { settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

const LONG = `Nguyễn ${'Thị Ngọc Quỳnh '.repeat(12)}Hương`;
const NAMES = [
  'Trần Thị Ngọc Ánh',
  'Đặng Ngọc Uyển Nhi'.normalize('NFD'),
  LONG,
  "H'Hen Niê",
  'Y Moan Ênuôl',
];

test(
  ...check('names-survive', async (stage) => {
    const { calls } = await connected(stage, 'commune-system');
    for (const [index, name] of NAMES.entries())
      await stage.step(`Họ tên thứ ${index + 1} còn nguyên sau khi đăng ký`, async () => {
        const sent = registration(stage, 'LTKH', { name });
        expect((await calls.civil.register(sent)).code, 'mã trả lời').toBe('1');
        const [found] = (await calls.civil.status(sent.unit, sent.dossier)).registrations;
        expect(found?.name.normalize('NFC') === name.normalize('NFC'), 'họ tên còn nguyên').toBe(
          true,
        );
      });
    const { citizenDecomposed: citizen } = settings();
    for (const form of ['NFC', 'NFD'] as const)
      await stage.step(`Tìm thấy một người dù họ tên viết theo ${form}`, async () => {
        const asked = { ...citizen, name: citizen.name.normalize(form) };
        expect(await calls.people.exists(asked), 'có trong cơ sở dữ liệu').toBe(true);
      });
  }),
);

test(
  ...check('paging', async (stage) => {
    const product = await productOf(stage);
    const { calls, account } = await connected(stage);
    const { largeCatalogue, largeCatalogueRecords } = settings();
    const added: string[] = [];
    const record = () => ({ code: `AA${randomInt(1_000_000, 9_999_999)}`, name: stage.marker });
    stage.afterwards(async (again) => {
      const { request } = await again(account);
      for (const code of added) await product.removeRecord(request, account, largeCatalogue, code);
    });
    const before = await stage.step('Đọc hết danh mục', () => allRecords(calls, largeCatalogue));
    expect(before.length, 'số bản ghi').toBeGreaterThanOrEqual(largeCatalogueRecords);
    await stage.step('Đọc từng trang trong khi bản ghi được thêm vào', async () => {
      const read = await allRecords(calls, largeCatalogue, async () => {
        const one = record();
        if ((await calls.catalogues.add(largeCatalogue, one)).count === 1) added.push(one.code);
      });
      const codes = read.map(({ code }) => code);
      const lost = before.filter(({ code }) => !codes.includes(code)).map(({ code }) => code);
      const twice = codes.filter((code, at) => codes.indexOf(code) !== at);
      expect(added.length, 'số bản ghi thêm giữa chừng').toBeGreaterThan(0);
      expect(lost, 'bản ghi bị mất').toEqual([]);
      expect(twice, 'bản ghi lặp lại').toEqual([]);
    });
    await stage.step('Xóa được từng bản ghi vừa thêm', async () => {
      for (const code of [...added]) {
        expect(await calls.catalogues.remove(largeCatalogue, code), 'số bản ghi đã xóa').toBe(1);
        added.shift();
      }
    });
  }),
);

test(
  ...check('soap-agrees', async (stage) => {
    const { calls } = await connected(stage);
    const { citizen } = settings();
    for (const asked of [citizen, { ...citizen, name: 'Phạm Văn Không Có' }])
      await stage.step('Hỏi bằng SOAP và bằng JSON được cùng một kết quả', async () => {
        const isThere = asked === citizen;
        expect(await calls.people.exists(asked), 'kết quả của JSON').toBe(isThere);
        expect(await calls.people.existsBySoap(asked), 'kết quả của SOAP').toBe(isThere);
      });
  }),
);

const BOMB = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "${'x'.repeat(1_000)}">${Array.from(
  { length: 9 },
  (_, n) => `<!ENTITY c${n} "${(n === 0 ? '&b;' : `&c${n - 1};`).repeat(10)}">`,
).join('')}]><a>&c8;</a>`;
const XML: readonly (readonly [string, string])[] = [
  ['thực thể nở ra hàng tỷ chữ', BOMB],
  [
    'thực thể đọc tệp của máy chủ',
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  ],
  ['thẻ lồng quá sâu', '<a>'.repeat(5_000) + '</a>'.repeat(5_000)],
  ['XML bị cắt giữa chừng', '<a><b>'],
];

test(
  ...check('xml-refused', async (stage) => {
    const { calls } = await connected(stage);
    const { citizen } = settings();
    const before = await stage.given('dịch vụ SOAP trả lời', () =>
      calls.people.existsBySoap(citizen),
    );
    for (const [what, xml] of XML)
      await stage.step(`Từ chối ${what}`, async () => {
        const { status, text } = await calls.people.sendXml(xml);
        expect(status, 'mã trả lời').toBeGreaterThanOrEqual(400);
        expect(status, 'mã trả lời').toBeLessThan(500);
        expect(text, 'nội dung trả lời').not.toContain('root:');
      });
    await stage.step('Dịch vụ vẫn trả lời như trước', async () => {
      expect(await calls.people.existsBySoap(citizen), 'có trong cơ sở dữ liệu').toBe(before);
    });
  }),
);

test(
  ...check('civil-codes', async (stage) => {
    const { calls } = await connected(stage);
    const sent = registration(stage, 'LTKH');
    const cases: readonly (readonly [string, string, Partial<typeof sent>])[] = [
      ['dữ liệu không phải XML', '500', { data: 'khong-phai-xml' }],
      ['dữ liệu thiếu họ tên', '500', { data: '<hotich><hoso></hoso></hotich>' }],
      ['ngày không có thật', '500', { receivedOn: '2025-13-40' }],
      ['nghiệp vụ không có', '108', { module: 'LTXX' }],
      ['đơn vị không có', settings().wrongUnitCode, { unit: '00000' }],
      ['ngày tiếp nhận trong tương lai', '0', { receivedOn: '2999-01-01' }],
    ];
    for (const [what, code, more] of cases)
      await stage.step(`Trả lời mã ${code} khi ${what}`, async () => {
        const answer = await calls.civil.register({ ...sent, ...more });
        expect(answer.code, 'mã trả lời').toBe(code);
        expect(answer.number, 'số đăng ký').toBeNull();
      });
    await stage.step('Hồ sơ không có thì trả lời mã 200', async () => {
      expect((await calls.civil.status(sent.unit, sent.dossier)).code, 'mã trả lời').toBe('200');
    });
    await stage.step(
      'Hồ sơ đúng thì trả lời mã 1, hoàn thành rồi thì không nhận bổ sung',
      async () => {
        expect((await calls.civil.register(sent)).code, 'mã trả lời').toBe('1');
        await expect
          .poll(
            async () => (await calls.civil.supplement(sent.unit, sent.dossier, sent.data)).code,
            {
              message: 'mã trả lời khi bổ sung',
              intervals: [600],
              timeout: 10_000,
            },
          )
          .toBe('302');
      },
    );
  }),
);
