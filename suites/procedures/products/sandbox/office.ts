import { dayIn } from '../../dates.ts';
import { z } from 'zod';
import { factOf, formsOn, submitForm } from '../../../stage/html-form.ts';
import { rowsOf } from '../../../stage/html-table.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Answer, DossierInOffice, Reading } from '../../offer/dossier.ts';
import type { Filed, Office, Somebody, FactsPage } from '../../offer/office.ts';
import { settings } from '../../settings.ts';
import type { Addresses } from './addresses.ts';
import { entryFor } from './applicant.ts';
import { daysShown, ownCodes } from './days.ts';
import { doingsBy, FORMS } from './doings.ts';
import { DAYS } from './pages/dossier-page.ts';
import { factsRead, read } from './read.ts';
import { tally } from './tally.ts';

const AuditLines = z.object({
  items: z.array(
    z.object({ at: z.string(), who: z.string(), action: z.string(), detail: z.string() }),
  ),
});

/** What somebody does by requests alone. */
export function officeOf(addresses: Addresses, somebody: Somebody): Office {
  const { province } = addresses;
  const { request } = somebody;
  return {
    file: (filed) => file(province, somebody, filed),
    dossier: (code) => dossierOf(province, somebody, code),
    days: (place, code) => daysShown[place](addresses, somebody, code),
    facts: async (page, code) => {
      const { facts } = factsRead(await read(somebody, urlOf(province, page, code)));
      return new Map(settings().facts[WORDS[page]].map((term) => [term, facts(term)]));
    },
    ownCodes: () => ownCodes(province, somebody),
    tally: (status) => tally(province, somebody, status),
    audit: async (code) => {
      const answer = await request.get(`${province}/api/audit?dossier=${encodeURIComponent(code)}`);
      if (!answer.ok()) throw new AnswerError(`nhật ký trả lời mã ${answer.status()}`);
      return AuditLines.parse(await answer.json()).items.toReversed();
    },
    auditShown: async (code) => {
      const url = `${province}/quan-tri/nhat-ky?ma=${encodeURIComponent(code)}`;
      const lines = rowsOf(await read(somebody, url)).toReversed();
      return lines.map((line) => ({
        who: line['Tài khoản'] ?? '',
        action: line['Thao tác'] ?? '',
        detail: line['Nội dung'] ?? '',
      }));
    },
  };
}

const WORDS = { 'look-up': 'lookUp', dossier: 'dossier', slip: 'slip' } as const;

function urlOf(province: string, page: FactsPage, code: string): string {
  if (page === 'look-up') return `${province}/tra-cuu?ma=${code}`;
  return page === 'slip' ? slipUrl(province, code) : dossierUrl(province, code);
}

/** The page of a dossier. */
export function dossierUrl(province: string, code: string): string {
  return `${province}/ho-so/${encodeURIComponent(code)}`;
}

export function slipUrl(province: string, code: string): string {
  return `${dossierUrl(province, code)}/giay-tiep-nhan`;
}

function dossierOf(province: string, somebody: Somebody, code: string): DossierInOffice {
  const { request } = somebody;
  const url = dossierUrl(province, code);
  const text = async () => (await request.get(url)).text();
  return {
    ...doingsBy(async (form, values) => {
      const sent = await submitForm(request, url, form, values);
      await sent.follow();
    }),
    status: async () => factOf(await text(), 'Trạng thái') ?? '',
    day: async (name) => dayIn(factOf(await text(), DAYS[name]) ?? ''),
    can: async (doing) => {
      const page = await request.get(url);
      if (!page.ok()) throw new AnswerError(`trang hồ sơ ${code} trả lời mã ${page.status()}`);
      // The sign-in page has no such form either.
      if (codeOf(new URL(page.url())) !== code)
        throw new AnswerError(`trang ${page.url()} hiện ra thay cho hồ sơ ${code}`);
      return formsOn(await page.text()).includes(FORMS[doing]);
    },
    readings: () =>
      Promise.all([
        reading(somebody, 'trang hồ sơ', url),
        reading(somebody, 'giấy tiếp nhận', slipUrl(province, code)),
      ]),
  };
}

async function reading({ request }: Somebody, page: string, url: string): Promise<Reading> {
  const answer = await request.get(url);
  return { page, answer: answerOf(answer.status()), text: await answer.text() };
}

function answerOf(status: number): Answer {
  if (status === 403) return 'bị từ chối';
  return status === 200 ? 'được làm' : `trả lời mã ${status}`;
}

/** The code of the dossier an address belongs to. @throws AnswerError for another address */
function codeOf({ pathname }: URL): string {
  const code = /\/ho-so\/([^/?]+)/.exec(pathname)?.[1];
  if (code === undefined) throw new AnswerError(`không nộp được hồ sơ, trang ${pathname} hiện ra`);
  return decodeURIComponent(code);
}

async function file(
  province: string,
  { request }: Somebody,
  { procedure, unit, content, declaration, enclosures }: Filed,
): Promise<string> {
  const { location } = await submitForm(
    request,
    `${province}/nop-ho-so/${procedure}`,
    'Nộp hồ sơ',
    {
      'Nơi tiếp nhận': unit,
      'Nội dung yêu cầu': content,
      'Tờ khai': declaration,
      'Giấy tờ kèm theo': enclosures,
      'Tôi cam đoan nội dung khai là đúng sự thật': 'on',
    },
    entryFor,
  );
  return codeOf(location);
}
