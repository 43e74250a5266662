import { dayIn } from '../../../dates.ts';
import type { Page } from '@playwright/test';
import { expect } from '../../../../stage/expect.ts';
import type { ApplicantField, Counter, Filing, Filled } from '../../../offer/desk.ts';
import { entryFor } from '../applicant.ts';
import { files } from './dossier-page.ts';
import { countOf, factOn, textOf, textsOf } from '../../../../stage/shown.ts';

const FIELDS: Readonly<Record<ApplicantField, string>> = {
  name: 'Họ và tên',
  'id number': 'Số định danh cá nhân',
  birthday: 'Ngày sinh',
  residence: 'Nơi thường trú',
};
/** What every form insists on, whatever the procedure prescribes. */
const FORMAL = /^(?:Nơi tiếp nhận|Tờ khai|Tôi cam đoan.*)$/;
const FILED = /^Hồ sơ \S+$/;

/** The form of a procedure for a citizen online. */
export function filingPage(page: Page, address: string): Filing {
  return {
    open: async (procedure) => {
      await page.goto(`${address}/thu-tuc/${procedure}`);
      await page.getByRole('link', { name: 'Nộp hồ sơ trực tuyến' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Nộp hồ sơ' })).toBeVisible();
    },
    prescribed: async (procedure) => {
      await page.goto(`${address}/thu-tuc/${procedure}`);
      return ((await factOn(page, 'Thông tin phải khai').textContent()) ?? '').trim().split('; ');
    },
    mandatory: async () => (await mandatoryOn(page)).filter((label) => !FORMAL.test(label)),
    prefilled: (field) => fieldOn(page, FIELDS[field]).inputValue(),
    fill: (filled) => fill(page, filled),
    send: () => page.getByRole('button', { name: 'Nộp hồ sơ', exact: true }).click(),
    code: async (within) => {
      const heading = page.getByRole('heading', { level: 1, name: FILED });
      await expect(heading).toBeVisible(within === undefined ? {} : { timeout: within });
      return ((await heading.textContent()) ?? '').replace('Hồ sơ', '').trim();
    },
    papers: () => textsOf(files(page)),
  };
}

/** The same form for an officer at the counter, from the list of procedures to the slip. */
export function counterPage(page: Page, address: string): Counter {
  const title = 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả';
  return {
    open: async (procedure) => {
      await page.goto(`${address}/can-bo/tiep-nhan-truc-tiep`);
      await page.getByLabel('Thủ tục').selectOption(procedure);
      await page.getByRole('button', { name: 'Lập hồ sơ' }).click();
      await expect(fieldOn(page, 'Nội dung yêu cầu')).toBeVisible();
    },
    fill: (filled) => fill(page, filled),
    send: () => page.getByRole('button', { name: 'Tiếp nhận và in giấy hẹn' }).click(),
    slip: {
      isShown: async () =>
        (await countOf(page.getByRole('heading', { level: 1, name: title }))) === 1,
      code: () => textOf(factOn(page, 'Mã hồ sơ')),
      due: async () => dayIn(await textOf(factOn(page, 'Ngày hẹn trả kết quả'))),
      canBePrinted: async () =>
        (await countOf(page.getByRole('button', { name: 'In giấy tiếp nhận' }))) === 1,
    },
  };
}

function fieldOn(page: Page, name: string) {
  return page.getByRole('textbox', { name, exact: true });
}

/** Fills in what is mandatory and still empty, and what the case is about. */
async function fill(
  page: Page,
  { content, declaration, enclosures = [], unit }: Filled,
): Promise<void> {
  if (unit !== undefined)
    await page.getByRole('combobox', { name: 'Nơi tiếp nhận' }).selectOption(unit);
  for (const label of await emptyOn(page)) {
    const value = entryFor(label);
    if (value !== undefined) await page.getByLabel(label).first().fill(value);
  }
  await fieldOn(page, 'Nội dung yêu cầu').fill(content);
  if (declaration !== undefined) await page.getByLabel('Tờ khai').setInputFiles(declaration);
  if (enclosures.length > 0)
    await page
      .getByLabel('Giấy tờ kèm theo')
      .setInputFiles(typeof enclosures === 'string' ? enclosures : [...enclosures]);
  if (unit !== undefined) await page.getByRole('checkbox', { name: /^Tôi cam đoan/ }).check();
}

/** Labels of the fields a person must fill in, in the order of the form. */
function mandatoryOn(page: Page): Promise<string[]> {
  return page
    .getByRole('main')
    .evaluate((main) =>
      [...main.querySelectorAll<HTMLInputElement>('input, select, textarea')]
        .filter((field) => field.required)
        .map((field) => (field.labels?.[0]?.textContent ?? '').replace('*', '').trim()),
    );
}

function emptyOn(page: Page): Promise<string[]> {
  return page
    .getByRole('main')
    .evaluate((main) =>
      [...main.querySelectorAll<HTMLInputElement>('input, textarea')]
        .filter((field) => field.required && field.value === '' && field.type !== 'file')
        .map((field) => (field.labels?.[0]?.textContent ?? '').replace('*', '').trim()),
    );
}
