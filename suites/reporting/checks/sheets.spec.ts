import exceljs from 'exceljs';
import { AnswerError, answerTo } from '../../stage/precondition.ts';
import type { Stage } from '../../stage/stage.ts';
import { campaignFor, figuresFor, given, interfaceReport, officeOf, reported } from '../prepare.ts';
import type { Given } from '../prepare.ts';
import { ReportBook } from '../workbook.ts';
import { periodFor, settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

/** The report of the home unit with figures in it, and its export. */
async function exported(stage: Stage, name: string) {
  const campaign = await given(stage, name);
  const id = await reported(stage, campaign, 'entered');
  const report = (await officeOf(stage, 'reporter')).report(id);
  const open = async () => ReportBook.open(await report.exported(), campaign.form);
  return { campaign, report, open };
}

const figuresOf = async (stage: Stage, { id }: Given) => (await interfaceReport(stage, id)).figures;

/** What a refusal says; empty where it was taken. */
async function refusal(trying: Promise<void>): Promise<string> {
  try {
    await trying;
    return '';
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    return error.message;
  }
}

test(
  ...check('round-trip', async (stage) => {
    const { campaign, report, open } = await exported(stage, 'round-trip');
    const before = await figuresOf(stage, campaign);
    await stage.step('Tệp kết xuất nhập lại cho cùng số liệu', async () => {
      const book = await open();
      expect(book.figure('r1.c4'), 'ô trong tệp').toBe(before['r1.c4']);
      await report.imported(await book.bytes());
      expect(await figuresOf(stage, campaign), 'số liệu sau khi nhập').toEqual(before);
    });
    await stage.step('Chỉ ô đã sửa trong tệp thay đổi', async () => {
      const book = (await open()).put('r2.c4', 31);
      await report.imported(await book.bytes());
      const after = await figuresOf(stage, campaign);
      expect(after['r2.c4'], 'ô đã sửa').toBe('31');
      expect(after['r2.c5'], 'ô bên cạnh').toBe(before['r2.c5']);
      expect(after['r1.c4'], 'ô dòng trên').toBe(before['r1.c4']);
    });
  }),
);

test(
  ...check('vietnamese-numbers', async (stage) => {
    const { campaign, report, open } = await exported(stage, 'vietnamese-numbers');
    await stage.step('Số viết kiểu Việt Nam, số dạng chữ, công thức được hiểu đúng', async () => {
      const book = (await open())
        .put('TTHC01.v', '1.234')
        .put('DTC01.v', '1.234.567,89')
        .put('TTHC05.v', { formula: '100+23', result: 123 })
        .put('AS01.v', null)
        .put('AS02.v', '0');
      await report.imported(await book.bytes());
      const after = await figuresOf(stage, campaign);
      expect(after['TTHC01.v'], 'số có dấu chấm').toBe('1234');
      expect(after['DTC01.v'], 'số có dấu chấm và dấu phẩy').toBe('1234567.89');
      expect(after['TTHC05.v'], 'ô có công thức').toBe('123');
      expect(after['AS01.v'], 'ô để trống').toBeUndefined();
      expect(after['AS02.v'], 'số 0').toBe('0');
    });
  }),
);

test(
  ...check('wrong-files-refused', async (stage) => {
    const { campaign, report, open } = await exported(stage, 'wrong-files-refused');
    const before = await figuresOf(stage, campaign);
    const { home, other } = stage.target.units;
    const cases: [string, (book: ReportBook) => string][] = [
      ['kỳ khác', (book) => book.replace(periodFor('wrong-files-refused'), '202501')],
      ['biểu mẫu khác', (book) => book.replace(campaign.form.code, 'XX/00')],
      ['phiên bản biểu mẫu khác', (book) => book.replace(String(campaign.form.version), '9')],
      ['đơn vị khác', (book) => book.replace(home, other)],
      ['chữ trong ô số', (book) => book.put('TTHC01.v', 'nhiều').address('TTHC01.v')],
      ['trang tính khác', (book) => (book.rename('Trang 1'), 'Báo cáo')],
    ];
    for (const [what, spoil] of cases)
      await stage.step(`Tệp có ${what} bị từ chối và chỉ rõ chỗ sai`, async () => {
        const book = await open();
        const place = spoil(book);
        book.put('TTHC02.v', 77);
        const told = await refusal(report.imported(await book.bytes()));
        expect(place, 'chỗ sai trong tệp').not.toBe('');
        expect(told, 'lời báo').toContain(place);
      });
    await stage.step('Tệp không phải bảng tính bị từ chối', async () => {
      expect(
        await refusal(report.imported(Buffer.from('PK\u0003\u0004 khong phai'))),
        'lời báo',
      ).not.toBe('');
      expect(await figuresOf(stage, campaign), 'số liệu không đổi').toEqual(before);
    });
  }),
);

test(
  ...check('template-versions', async (stage) => {
    const period = periodFor('template-versions');
    const former = settings().former[period] ?? '';
    const before = await given(stage, 'template-versions', { period: former });
    const campaign = await given(stage, 'template-versions', { follows: before.id });
    const reporter = await officeOf(stage, 'reporter');
    await stage.step('Biểu mẫu phiên bản cũ không giao được cho kỳ mới', async () => {
      expect(before.form.version, 'phiên bản cũ').toBeLessThan(campaign.form.version);
      const wanted = campaignFor(stage, 'template-versions', { form: before.form.slug });
      const giving = (await officeOf(stage, 'aggregator')).assign(wanted);
      expect(await answerTo(giving), 'câu trả lời').toBe('bị từ chối');
    });
    await stage.step('Tệp của phiên bản cũ bị từ chối và chỉ rõ ô', async () => {
      const id = campaign.reports.get(stage.target.units.home) ?? '';
      const old = before.reports.get(stage.target.units.home) ?? '';
      const book = await ReportBook.open(await reporter.report(old).exported(), before.form);
      // All else is as the new period wants it.
      book.replace(former, period);
      const place = book.replace(String(before.form.version), String(before.form.version));
      const told = await refusal(reporter.report(id).imported(await book.bytes()));
      expect(place, 'ô ghi phiên bản').not.toBe('');
      expect(told, 'lời báo').toContain(place);
      expect(told, 'lời báo').toContain(String(campaign.form.version));
    });
  }),
);

const FORMULAS = ['=HYPERLINK("example.vn")', '+1+1', '-1+1', '@SUM(1)'];

test(
  ...check('exports-without-formulas', async (stage) => {
    for (const formula of FORMULAS)
      await stage.step(`Nội dung bắt đầu bằng ${formula.charAt(0)} chỉ là chữ`, async () => {
        const title = `${formula} ${stage.marker}`;
        const campaign = await given(stage, 'exports-without-formulas', { title });
        await reported(stage, campaign, 'entered', figuresFor(campaign.form));
        const office = await officeOf(stage, 'aggregator');
        const text = (await office.exportOf(campaign.id, 'csv')).toString('utf8');
        // Quotes within a piece are doubled.
        expect(text.replaceAll('""', '"'), 'tệp CSV').toContain(title.slice(1));
        expect(/(?:^|[;"\n])[=+\-@]\D/m.test(text), 'ô bắt đầu công thức trong CSV').toBe(false);
        const book = new exceljs.Workbook();
        await book.xlsx.load(
          (await office.exportOf(campaign.id, 'xlsx')) as unknown as ArrayBuffer,
        );
        const cells = book.worksheets.flatMap((sheet) => sheet.getSheetValues().flat());
        const texts = cells.filter((one) => typeof one === 'string');
        // The campaign's own text, whatever was put before it so that it is no formula.
        const isOwn = (one: string) => one.endsWith(title.slice(1));
        expect(texts.some(isOwn), 'tên đợt báo cáo trong tệp Excel').toBe(true);
        const formulas = cells.filter((one) => typeof one === 'object' && one !== null);
        expect(formulas.length, 'ô công thức trong Excel').toBe(0);
      });
  }),
);
