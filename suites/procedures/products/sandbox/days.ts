import { itemsOf, rowsOf } from '../../../stage/html-table.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import { isoDay } from '../../dates.ts';
import type { Days, Place, Somebody } from '../../offer/office.ts';
import type { Addresses } from './addresses.ts';
import { factsRead, read, row } from './read.ts';

type Shown = (addresses: Addresses, somebody: Somebody, code: string) => Promise<Days>;

/** How the days of a dossier are read wherever they are shown. */
export const daysShown: Readonly<Record<Place, Shown>> = {
  dossier: async ({ province }, somebody, code) => {
    const html = await read(somebody, `${province}/ho-so/${code}`);
    return { ...daysOf(html, PAGE), steps: itemsOf(html).map(isoDay) };
  },
  slip: async ({ province }, somebody, code) =>
    daysOf(await read(somebody, `${province}/ho-so/${code}/giay-tiep-nhan`), {
      received: 'Ngày nhận hồ sơ',
      due: 'Ngày hẹn trả kết quả',
    }),
  'look-up': async ({ province }, somebody, code) =>
    daysOf(await read(somebody, `${province}/tra-cuu?ma=${code}`), PAGE),
  'own list': ({ province }, somebody, code) => listed(somebody, `${province}/ho-so-cua-toi`, code),
  'unit list': ({ province }, somebody, code) =>
    listed(somebody, `${province}/can-bo/ho-so?q=${code}`, code),
  store: async ({ province }, somebody, code) => {
    const cells = row(await read(somebody, `${province}/kho-du-lieu`), code);
    return { stored: isoDay(cells['Ngày lưu'] ?? '') };
  },
  log: async ({ province }, somebody, code) => {
    const lines = rowsOf(await read(somebody, `${province}/quan-tri/nhat-ky?ma=${code}`));
    return { steps: lines.map((line) => isoDay(line['Thời điểm'] ?? '')) };
  },
  'portal look-up': async ({ portal }, somebody, code) => {
    const html = await read(somebody, `${portal}/tra-cuu?ma=${code}`);
    return { ...daysOf(html, { filed: 'Thời điểm nộp' }), steps: itemsOf(html).map(isoDay) };
  },
};

const PAGE = { filed: 'Ngày nộp', received: 'Ngày tiếp nhận', due: 'Ngày hẹn trả' };

function daysOf(html: string, terms: Readonly<Partial<Record<keyof Days, string>>>): Days {
  const { facts } = factsRead(html);
  return Object.fromEntries(
    Object.entries(terms).map(([name, term]) => [name, isoDay(facts(term))]),
  );
}

async function listed(somebody: Somebody, url: string, code: string): Promise<Days> {
  const cells = row(await read(somebody, url), code);
  return { filed: isoDay(cells['Ngày nộp'] ?? ''), due: isoDay(cells['Ngày hẹn trả'] ?? '') };
}

/** The codes on all pages of a citizen's list: a long one comes in parts. @throws AnswerError where it has none */
export async function ownCodes(province: string, citizen: Somebody): Promise<string[]> {
  const url = `${province}/ho-so-cua-toi`;
  const codesOn = async (address: string) =>
    rowsOf(await read(citizen, address)).flatMap((cells) => cells['Mã hồ sơ'] ?? []);
  const codes = new Set(await codesOn(url));
  if (codes.size === 0) throw new AnswerError('“Hồ sơ của tôi” không có hồ sơ nào');
  for (let page = 2; ; page++) {
    const before = codes.size;
    for (const one of await codesOn(`${url}?trang=${page}`)) if (one !== '') codes.add(one);
    // Behind the last page there is nothing new, whatever is shown there.
    if (codes.size === before) return [...codes];
  }
}
