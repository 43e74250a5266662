import type { APIRequestContext } from '@playwright/test';
import { factsOf, rowsOf } from '../../../stage/html-table.ts';
import { AnswerError } from '../../../stage/precondition.ts';

/** The text of a page as somebody reads it. @throws AnswerError where it is no success, or another page */
export async function read(person: { request: APIRequestContext }, url: string): Promise<string> {
  const answer = await person.request.get(url);
  const { pathname } = new URL(url);
  if (!answer.ok()) throw new AnswerError(`trang ${pathname} trả lời mã ${answer.status()}`);
  const shown = new URL(answer.url()).pathname;
  if (shown !== pathname)
    throw new AnswerError(`trang ${shown} hiện ra thay cho trang ${pathname}`);
  return answer.text();
}

/** The facts of a page; one that is not there is reported by its name. */
export function factsRead(html: string): { facts: (term: string) => string; terms: string[] } {
  const all = factsOf(html);
  return {
    facts: (term) => {
      const found = all.get(term);
      if (found === undefined || found === '') throw new AnswerError(`trang thiếu “${term}”`);
      return found;
    },
    terms: [...all.keys()],
  };
}

/** The row of a list in which a dossier stands. @throws AnswerError where it is in none */
export function row(html: string, code: string): Record<string, string> {
  const found = rowsOf(html).find((cells) => Object.values(cells).includes(code));
  if (found === undefined) throw new AnswerError(`danh sách không có hồ sơ ${code}`);
  return found;
}
