import { parse } from 'node-html-parser';
import { plain, rowsOf } from '../../../stage/html-table.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Somebody, Tally } from '../../offer/office.ts';
import { settings } from '../../settings.ts';
import { offered } from './offered.ts';
import { read } from './read.ts';

/** The list of an officer's unit, narrowed to a status where one is given, with all that it counts. */
export async function tally(province: string, officer: Somebody, status?: string): Promise<Tally> {
  const code = Object.entries(settings().statuses).find(([, name]) => name === status)?.[0];
  const page = await read(officer, `${province}/can-bo/ho-so?trangthai=${code ?? ''}`);
  const text = plain(parse(page).querySelector('main')?.text ?? '');
  const found = /Tìm thấy (\d+) hồ sơ/.exec(text)?.[1];
  if (found === undefined)
    throw new AnswerError('danh sách không cho biết tìm thấy bao nhiêu hồ sơ');
  return {
    found: Number(found),
    counts: Object.fromEntries(
      Object.values(settings().statuses).flatMap((name) => {
        const count = new RegExp(`${RegExp.escape(name)}: (\\d+)`).exec(text)?.[1];
        return count === undefined ? [] : [[name, Number(count)]];
      }),
    ),
    rows: rowsOf(page).flatMap((cells) => cells['Trạng thái'] ?? []),
    offered: {
      statuses: offered(page, 'Trạng thái'),
      procedures: offered(page, 'Thủ tục'),
    },
  };
}
