import { factOf, formsOn, submitForm } from '../stage/html-form.ts';
import type { FilePayload, FormValues } from '../stage/html-form.ts';
import { AnswerError } from '../stage/precondition.ts';
import type { Person, Stage } from '../stage/stage.ts';
import { addressOf } from '../stage/target.ts';
import { APPLICANT, declaration, PARTICULARS } from './applicant.ts';

/** A dossier that a case works on, and the citizen it belongs to. */
export interface Prepared {
  code: string;
  unit: string;
  citizen: Person;
}

export interface FilingOptions {
  unit?: string | undefined;
  /** The citizen who files; the worker's own one where left out. */
  citizen?: Person | undefined;
  enclosures?: readonly FilePayload[];
}

/** The page of a dossier. */
export function dossierUrl(stage: Stage, code: string): string {
  return `${addressOf(stage.target, 'procedures')}/ho-so/${encodeURIComponent(code)}`;
}

/** The code of the dossier an address belongs to. @throws AnswerError for another address */
function codeOf({ pathname }: URL): string {
  const code = /\/ho-so\/([^/?]+)/.exec(pathname)?.[1];
  if (code === undefined) throw new AnswerError(`không nộp được hồ sơ, trang ${pathname} hiện ra`);
  return decodeURIComponent(code);
}

/** Files a dossier online without a browser. */
export async function fileDossier(
  stage: Stage,
  procedure: string,
  { unit = stage.target.units.home, citizen, enclosures = [] }: FilingOptions = {},
): Promise<Prepared> {
  const person = citizen ?? (await stage.person('citizen'));
  const url = `${addressOf(stage.target, 'procedures')}/nop-ho-so/${procedure}`;
  const { location } = await submitForm(
    person.request,
    url,
    'Nộp hồ sơ',
    {
      'Nơi tiếp nhận': unit,
      'Nội dung yêu cầu': stage.marker,
      'Tờ khai': declaration(stage.marker),
      'Giấy tờ kèm theo': [...enclosures],
      'Tôi cam đoan nội dung khai là đúng sự thật': 'on',
    },
    (label) => APPLICANT[label] ?? PARTICULARS[label],
  );
  const code = codeOf(location);
  withdrawAfterwards(stage, person, code);
  return { code, unit, citizen: person };
}

/** Has the citizen withdraw a dossier of the case after it, unless it has come to its end by then. */
export function withdrawAfterwards(stage: Stage, citizen: Person, code: string): void {
  stage.afterwards(async (again) => {
    const person = await again(citizen.account);
    if (!(await canBeWithdrawn(stage, person, code))) return;
    await act(stage, person, code, 'Rút hồ sơ', { 'Lý do rút hồ sơ': stage.marker });
    if (await canBeWithdrawn(stage, person, code))
      throw new AnswerError(`${code} còn lại: đã rút mà vẫn được thụ lý`);
  });
}

async function canBeWithdrawn(stage: Stage, person: Person, code: string): Promise<boolean> {
  const page = await person.request.get(dossierUrl(stage, code));
  if (!page.ok()) throw new AnswerError(`${code} còn lại: trang hồ sơ trả lời mã ${page.status()}`);
  // The sign-in page has no such form either.
  if (codeOf(new URL(page.url())) !== code)
    throw new AnswerError(`${code} còn lại: trang ${page.url()} hiện ra thay cho hồ sơ`);
  return formsOn(await page.text()).includes('Rút hồ sơ');
}

/** Takes an action on a dossier without a browser. @throws AnswerError where it is refused */
export async function act(
  stage: Stage,
  person: Person,
  code: string,
  action: string,
  values: FormValues = {},
): Promise<void> {
  const sent = await submitForm(person.request, dossierUrl(stage, code), action, values);
  await sent.follow();
}

/** How far a dossier has come. */
export type Progress = 'filed' | 'received' | 'assigned' | 'assessed' | 'submitted' | 'signed';

/** What each step is called, in the order in which a dossier takes them. */
export const STEPS: Readonly<Record<Progress, string>> = {
  filed: 'nộp',
  received: 'tiếp nhận',
  assigned: 'phân công',
  assessed: 'thẩm định',
  submitted: 'trình ký',
  signed: 'ký số',
};
const ORDER = Object.keys(STEPS) as Progress[];

/** Takes a dossier as far as a case needs it, without a browser. */
export function prepared(
  stage: Stage,
  procedure: string,
  progress: Progress,
  options: FilingOptions = {},
): Promise<Prepared> {
  return stage.given(`có hồ sơ đã qua bước ${STEPS[progress]}`, async () => {
    const dossier = await fileDossier(stage, procedure, options);
    const reached = ORDER.indexOf(progress);
    for (const step of ORDER.slice(1, reached + 1)) await advance(stage, dossier, step);
    return dossier;
  });
}

/** Takes a dossier one step further. */
export async function advance(stage: Stage, { code, unit }: Prepared, to: Progress): Promise<void> {
  if (to === 'received')
    await act(stage, await stage.person('one-stop', unit), code, 'Tiếp nhận hồ sơ');
  if (to === 'assigned') {
    const { account } = await stage.person('specialist', unit);
    const officer = await stage.person('one-stop', unit);
    await act(stage, officer, code, 'Phân công xử lý', { 'Chuyên viên xử lý': account.username });
  }
  if (to === 'assessed')
    await act(stage, await stage.person('specialist', unit), code, 'Lưu ý kiến thẩm định', {
      'Ý kiến thẩm định': `Hồ sơ đủ điều kiện. ${stage.marker}`,
    });
  if (to === 'submitted')
    await act(stage, await stage.person('specialist', unit), code, 'Trình ký');
  if (to === 'signed') await act(stage, await stage.person('leader', unit), code, 'Ký số');
}

/** Hands the result back. */
export async function handBack(stage: Stage, { code, unit }: Prepared): Promise<void> {
  await act(stage, await stage.person('one-stop', unit), code, 'Trả kết quả');
}

/** A fact of a dossier's page, as this person sees it. */
export async function factOfDossier(
  stage: Stage,
  person: Person,
  code: string,
  term: string,
): Promise<string | undefined> {
  const answer = await person.request.get(dossierUrl(stage, code));
  return factOf(await answer.text(), term);
}
