import { parse } from 'node-html-parser';
import { factOf, ledTo, submitForm } from '../../../stage/html-form.ts';
import { itemsOf } from '../../../stage/html-table.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type {
  NewCampaign,
  Office,
  OpenedReport,
  ReportInOffice,
  Somebody,
} from '../../offer/reports.ts';
import { readExport, readExportText } from '../../recount/export.ts';
import { SandboxInterface } from './interface.ts';
import { answerOf } from './rights.ts';
import { FACTS, idIn, STATE, typed, XLSX } from './words.ts';

/** What somebody does by requests alone. */
export function officeOf(base: string, somebody: Somebody): Office {
  const { request } = somebody;
  const api = new SandboxInterface(request, base);
  const act = async (campaign: string, ...names: string[]) => {
    const url = `${base}/dot-bao-cao/${campaign}`;
    const html = await readPage(somebody, url);
    const name = names.find((one) => html.includes(`aria-label="${one}"`)) ?? names[0] ?? '';
    await (await submitForm(request, url, name)).follow();
  };
  const exportOf = (campaign: string, kind: 'xlsx' | 'csv') =>
    bytesOf(somebody, `${base}/dot-bao-cao/${campaign}/tep.${kind}`);
  return {
    lacks: [],
    assign: async (campaign) => {
      const url = `${base}/dot-bao-cao/tao`;
      const sent = await submitForm(request, url, 'Tạo kỳ báo cáo', campaignValues(campaign));
      await sent.follow();
      const id = idIn(sent.location.pathname);
      if (id === undefined) throw new AnswerError('không đến trang của đợt báo cáo');
      return id;
    },
    aggregate: (campaign) => act(campaign, 'Tổng hợp', 'Tổng hợp lại'),
    complete: (campaign) => act(campaign, 'Ký số và hoàn thành'),
    transmit: (campaign) => act(campaign, 'Gửi Hệ thống báo cáo Chính phủ'),
    close: (campaign) => act(campaign, 'Khóa kỳ báo cáo'),
    report: (id) => reportOf(base, somebody, id),
    campaigns: (period) => api.campaigns(period),
    campaign: (id) => api.campaign(id),
    reports: (campaign) => api.reports(campaign),
    totals: (campaign) => api.totals(campaign),
    packets: (campaign) => api.packets(campaign),
    receipts: (campaign) => api.receipts(campaign),
    allowAccount: async (username) => {
      const action = `${base}/quan-tri/tai-khoan/${username}/dung-lai`;
      await followed(somebody, base, 'dung-lai', await post(somebody, base, action, {}));
    },
    templates: () => api.templates(),
    exports: async (campaign, form) => [
      await readExport(await exportOf(campaign, 'xlsx'), form),
      readExportText(await exportOf(campaign, 'csv'), form),
    ],
    exportOf,
  };
}

/** What is entered for a campaign, by the labels of its form. */
export function campaignValues(campaign: NewCampaign) {
  const { form, period, title, units, withDepartments, follows } = campaign;
  return {
    ...{ 'Tên đợt báo cáo': title, 'Biểu mẫu': form, 'Kỳ báo cáo': period },
    'Giao cho': withDepartments === true ? 'tinh' : 'xa',
    ...{ 'Mã các đơn vị': units.join(', '), 'Mã đợt báo cáo kỳ trước': follows ?? '' },
  };
}

function reportOf(base: string, somebody: Somebody, id: string): ReportInOffice {
  const { request } = somebody;
  const url = `${base}/bao-cao/${id}`;
  const text = () => readPage(somebody, url);
  // The page may not offer what is tried: then the request is sent as a program would send it.
  const act = async (action: string, values: Record<string, string> = {}) => {
    const answer = await post(somebody, base, `${url}/thao-tac/${action}`, values);
    await followed(somebody, base, action, answer);
  };
  const save = async (fields: Record<string, string>) => {
    const answer = await post(somebody, base, `${url}/luu`, fields);
    await followed(somebody, base, 'luu', answer);
  };
  const opened = async (): Promise<OpenedReport> => {
    const page = parse(await text());
    const inputs = page
      .querySelectorAll('form[data-grid] input')
      .map((one): [string, string] => [
        one.getAttribute('name') ?? '',
        one.getAttribute('value') ?? '',
      ]);
    // What cannot be typed in has no field: a program would send it all the same.
    const shown = page
      .querySelectorAll('output[data-cell]')
      .map((one): [string, string] => [`goc.${one.getAttribute('data-cell')}`, one.text.trim()]);
    return { fields: [...inputs.filter(([name]) => name !== 'csrf'), ...shown] };
  };
  const enterOver: ReportInOffice['enterOver'] = (page, figures) => {
    const own = Object.entries(figures).map(([key, value]) => [`o.${key}`, typed(value)]);
    return save({ ...Object.fromEntries(page.fields), ...Object.fromEntries(own) });
  };
  return {
    id,
    opened,
    enterOver,
    enter: async (figures) => enterOver(await opened(), figures),
    send: () => act('gui'),
    approve: () => act('duyet'),
    sendBack: (reason) => act('chinh-ly', { reason }),
    startVersion: () => act('phien-ban-moi'),
    remind: () => act('nhac'),
    state: async () => factOf(await text(), STATE) ?? '',
    fact: async (name) => factOf(await text(), FACTS[name]) ?? '',
    history: async () => itemsOf(await text()),
    exported: () => bytesOf(somebody, `${url}/tep.xlsx`),
    imported: async (workbook) => {
      const file = { name: 'bao-cao.xlsx', mimeType: XLSX, buffer: workbook };
      const sent = await submitForm(request, url, 'Nhập từ tệp Excel', { 'Tệp Excel': file });
      await sent.follow();
    },
    reading: async () => {
      const answer = await request.get(url, { maxRedirects: 0 });
      return { answer: answerOf(answer), text: await answer.text() };
    },
  };
}

async function post(
  { request }: Somebody,
  base: string,
  url: string,
  form: Record<string, string>,
) {
  const page = await request.get(`${base}/huong-dan`);
  const csrf = parse(await page.text())
    .querySelector('input[name="csrf"]')
    ?.getAttribute('value');
  return request.post(url, { form: { csrf: csrf ?? '', ...form }, maxRedirects: 0 });
}

/** @throws AnswerError where it was refused, or the page that it leads to reports a mistake */
async function followed(
  { request }: Somebody,
  base: string,
  what: string,
  answer: Awaited<ReturnType<typeof post>>,
): Promise<void> {
  const status = answer.status();
  if (status >= 400)
    throw new AnswerError(`“${what}” trả lời mã ${status}: ${mainOf(await answer.text())}`, status);
  const next = await request.get(ledTo(answer, new URL(base), what).href);
  const alert = parse(await next.text()).querySelector('[role="alert"]');
  if (alert !== null) throw new AnswerError(`“${what}” không được nhận: ${alert.text.trim()}`);
}

const mainOf = (html: string) =>
  (parse(html).querySelector('main p')?.text ?? '').replace(/\s+/g, ' ').trim();

/** The text of a page as somebody reads it. @throws AnswerError where it is no success, or another page */
async function readPage({ request }: Somebody, url: string): Promise<string> {
  const answer = await request.get(url);
  const { pathname } = new URL(url);
  if (!answer.ok())
    throw new AnswerError(`trang ${pathname} trả lời mã ${answer.status()}`, answer.status());
  if (new URL(answer.url()).pathname !== pathname)
    throw new AnswerError(`trang khác hiện ra thay cho trang ${pathname}`);
  return answer.text();
}

async function bytesOf({ request }: Somebody, url: string): Promise<Buffer> {
  const answer = await request.get(url, { maxRedirects: 0 });
  if (!answer.ok())
    throw new AnswerError(`tệp kết xuất trả lời mã ${answer.status()}`, answer.status());
  return answer.body();
}
