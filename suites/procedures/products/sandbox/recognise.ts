import { parse } from 'node-html-parser';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';

/** Signs by which people and this suite know the product: where they are not, every label and path is another's. */
const SIGNS: readonly [path: string, isThere: (page: ReturnType<typeof parse>) => boolean][] = [
  ['/', (page) => page.querySelector('a[href="/thu-tuc"]') !== null],
  ['/', (page) => page.querySelector('a[href="/tra-cuu"]') !== null],
  ['/dang-nhap', (page) => says(page, 'label', 'Tên tài khoản')],
  ['/dang-nhap', (page) => says(page, 'label', 'Mật khẩu')],
  ['/tra-cuu', (page) => says(page, 'label', 'Mã hồ sơ')],
];
/** One page may be broken, and is then judged by its own case. */
const NEEDED = 2;

/**
 * Whether the product behind the address is the one whose labels and paths stand in this folder.
 * @returns false for a platform that does not answer: it is judged
 * @throws AnswerError where it is another product
 */
export async function recognise(stage: Stage): Promise<boolean> {
  const base = addressOf(stage.target, 'procedures');
  const request = await stage.anonymous();
  const paths = [...new Set(SIGNS.map(([path]) => path))];
  const answers = await Promise.all(paths.map((path) => ask(request, base + path)));
  if (answers.some((answer) => answer === null || answer.status() >= 500)) return false;
  const pages = new Map<string, ReturnType<typeof parse>>();
  for (const [i, path] of paths.entries()) pages.set(path, parse((await answers[i]?.text()) ?? ''));
  const seen = SIGNS.filter(([path, isThere]) => isThere(pages.get(path)!)).length;
  if (seen < NEEDED)
    throw new AnswerError(`chỉ thấy ${seen} trên ${SIGNS.length} dấu hiệu của sản phẩm`);
  return true;
}

async function ask(request: APIRequestContext, url: string): Promise<APIResponse | null> {
  return request.get(url).catch(() => null);
}

function says(page: ReturnType<typeof parse>, selector: string, text: string): boolean {
  return page.querySelectorAll(selector).some((one) => one.text.includes(text));
}
