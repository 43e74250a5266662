import type { APIRequestContext } from '@playwright/test';
import { parse } from 'node-html-parser';
import { minuteIn } from '../../../stage/days.ts';
import { submitForm } from '../../../stage/html-form.ts';
import type { FormValues } from '../../../stage/html-fill.ts';
import { factsOf, plain, rowsOf } from '../../../stage/html-table.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Person } from '../../../stage/stage.ts';
import { announced } from '../../procedures.ts';
import type { AboutDossier, CitizenOffice, FilingOf, Prefilled } from '../../offer/citizen.ts';
import { idOf } from './published.ts';

const pathOf = (code: string) => `/ho-so/${encodeURIComponent(code)}`;

/** What a citizen does on the portal without a window. */
export function officeOf(portal: string, { request }: Person): CitizenOffice {
  const text = async (path: string) => {
    const answer = await request.get(portal + path);
    if (!answer.ok())
      throw new AnswerError(`${path} trả lời mã ${answer.status()}`, answer.status());
    return answer.text();
  };
  const fact = async (code: string, term: string) =>
    factsOf(await text(pathOf(code))).get(term) ?? '';
  const submit = async (path: string, button: string, values: FormValues = {}) =>
    (await submitForm(request, portal + path, button, values)).follow();
  return {
    file: (filing) => file(request, portal, filing),
    async wayIn(procedure, agency) {
      const page = parse(await text(await chosenPath(request, portal, procedure, agency)));
      const link = page
        .querySelectorAll('main a')
        .find((one) => one.text.includes('Nộp trực tuyến'));
      return (
        link?.getAttribute('href') ??
        (page.querySelector('form[action="/ke-khai"]') ? 'portal' : '')
      );
    },
    prefilled: (procedure, agency) => prefilled(request, portal, procedure, agency),
    dossiers: async () =>
      rowsOf(await text('/ho-so-cua-toi')).map((row) => ({
        ...{ code: row['Mã hồ sơ'] ?? '', procedure: row['Thủ tục'] ?? '' },
        ...{ agency: row['Cơ quan thực hiện'] ?? '', status: row['Trạng thái'] ?? '' },
        filedAt: minuteIn(row['Ngày nộp'] ?? ''),
      })),
    about: async (code) => aboutIn(await text(pathOf(code))),
    status: (code) => fact(code, 'Trạng thái'),
    fee: (code) => fact(code, 'Lệ phí'),
    async cancelPayment(code) {
      const started = await submitForm(
        request,
        `${portal}${pathOf(code)}/thanh-toan`,
        'Thanh toán',
      );
      const { location } = await submitForm(request, started.location.href, 'Hủy giao dịch');
      await request.get(location.href);
    },
    async supplement(code, paper) {
      await submit(pathOf(code), 'Gửi bổ sung', { 'Giấy tờ bổ sung': paper });
    },
    async withdraw(code) {
      await submit(pathOf(code), 'Rút hồ sơ');
    },
    async opens(code) {
      const status = (await request.get(portal + pathOf(code), { maxRedirects: 0 })).status();
      if (status === 401 || status === 403 || status === 303) return 'bị từ chối';
      return status === 200 ? 'được làm' : `trả lời mã ${status}`;
    },
    async results() {
      const html = await text('/kho-ket-qua');
      const links = parse(html).querySelectorAll('main tbody a');
      return rowsOf(html).map((row, index) => ({
        ...{ name: row['Tên giấy tờ'] ?? '', notation: row['Số, ký hiệu'] ?? '' },
        ...{ agency: row['Cơ quan cấp'] ?? '', dossier: row['Mã hồ sơ'] ?? '' },
        async fetch() {
          const answer = await request.get(portal + (links[index]?.getAttribute('href') ?? ''));
          if (!answer.ok()) throw new AnswerError(`tải kết quả trả lời mã ${answer.status()}`);
          return answer.body();
        },
      }));
    },
  };
}

/** What the page of a dossier tells. */
function aboutIn(html: string): AboutDossier {
  const facts = factsOf(html);
  const fact = (term: string) => facts.get(term) ?? '';
  const papers = parse(html).querySelectorAll('main a[href*="/tep/"]');
  return {
    ...{ status: fact('Trạng thái'), procedure: fact('Thủ tục') },
    ...{ agency: fact('Cơ quan thực hiện'), content: fact('Nội dung yêu cầu') },
    filedAt: minuteIn(fact('Thời điểm nộp')),
    papers: papers.map((paper) => plain(paper.text)),
  };
}

/** The page to which the chosen agency leads. */
async function chosenPath(
  request: APIRequestContext,
  portal: string,
  procedure: string,
  agency: string,
): Promise<string> {
  const id = await idOf(request, portal, procedure);
  const level = announced().find(({ code }) => code === procedure)?.level;
  const field = { tinh: 'tinh', bo: 'bo' }[level ?? ''] ?? 'xa';
  const searchType = field === 'bo' ? 'MINISTRY' : 'PROVINCE';
  return `/nop-ho-so/${id}?${new URLSearchParams({ searchType, [field]: agency })}`;
}

/** Opens the first step. @returns its address */
async function begin(
  request: APIRequestContext,
  portal: string,
  procedure: string,
  agency: string,
): Promise<URL> {
  const path = await chosenPath(request, portal, procedure, agency);
  return (await submitForm(request, portal + path, 'Nộp trực tuyến')).location;
}

async function file(request: APIRequestContext, portal: string, filing: FilingOf): Promise<string> {
  const first = await begin(request, portal, filing.procedure, filing.agency);
  const second = await submitForm(request, first.href, 'Xác nhận');
  const third = await submitForm(request, second.location.href, 'Tiếp tục', {
    'Nội dung yêu cầu': filing.content,
  });
  const labels = parse(await (await request.get(third.location.href)).text())
    .querySelectorAll('main label')
    .map((label) => plain(label.text).replace(/ \*$/, ''));
  const papers = Object.fromEntries(
    labels.map((label, index) => [label, filing.papers[index] ?? filing.papers[0]!]),
  );
  const fourth = await submitForm(request, third.location.href, 'Tiếp tục', papers);
  const sent = await submitForm(request, fourth.location.href, 'Gửi hồ sơ');
  const code = codeIn(sent.location.pathname);
  if (code === undefined) {
    await sent.follow();
    throw new AnswerError('gửi hồ sơ không cho mã hồ sơ');
  }
  return code;
}

/** The code in the address of a dossier. */
export function codeIn(path: string): string | undefined {
  const code = /^\/ho-so\/([^/]+)/.exec(path)?.[1];
  return code && decodeURIComponent(code);
}

async function prefilled(
  request: APIRequestContext,
  portal: string,
  procedure: string,
  agency: string,
): Promise<Prefilled> {
  const first = await begin(request, portal, procedure, agency);
  const facts = factsOf(await (await request.get(first.href)).text());
  const second = await submitForm(request, first.href, 'Xác nhận');
  const page = parse(await (await request.get(second.location.href)).text());
  return {
    ...{ name: facts.get('Họ và tên') ?? '', idNumber: facts.get('Số định danh cá nhân') ?? '' },
    ...{ birthday: facts.get('Ngày sinh') ?? '', residence: facts.get('Nơi cư trú') ?? '' },
    phone: page.querySelector('#f-phone')?.getAttribute('value') ?? '',
  };
}
