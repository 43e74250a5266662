import { parse } from 'node-html-parser';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';

type Page = ReturnType<typeof parse>;

/** Signs by which people and this suite know the product: where they are not, every label and path is another's. */
const SIGNS: readonly [path: string, isThere: (page: Page) => boolean][] = [
  ['/', (page) => page.querySelector('a[href="/cuoc-hop"]') !== null],
  ['/', (page) => page.querySelector('a[href="/huong-dan"]') !== null],
  ['/dang-nhap', (page) => says(page, 'Tên tài khoản')],
  ['/dang-nhap', (page) => says(page, 'Mật khẩu')],
  ['/huong-dan', (page) => page.querySelector('a[href="/huong-dan/diemcau"]') !== null],
];
/** One page may be broken, and is then judged by its own case. */
const NEEDED = 2;

/**
 * Whether the product behind the address is the one whose labels and paths stand in this folder.
 * @returns false for a platform that does not answer: it is judged
 * @throws AnswerError where it is another product
 */
export async function recognise(stage: Stage): Promise<boolean> {
  const base = addressOf(stage.target, 'meetings');
  const request = await stage.anonymous();
  const pages = new Map<string, Page>();
  for (const path of new Set(SIGNS.map(([one]) => one))) {
    const answer = await request.get(base + path).catch(() => null);
    if (answer === null || answer.status() >= 500) return false;
    pages.set(path, parse(await answer.text()));
  }
  const seen = SIGNS.filter(([path, isThere]) => isThere(pages.get(path)!)).length;
  if (seen < NEEDED)
    throw new AnswerError(`chỉ thấy ${seen} trên ${SIGNS.length} dấu hiệu của sản phẩm`);
  return true;
}

function says(page: Page, label: string): boolean {
  return page.querySelectorAll('label').some((one) => one.text.includes(label));
}
