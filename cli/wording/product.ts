import type { ControlKind } from '../../suites/product/needs.ts';
import type { Lang } from '../../words/text.ts';

/** What `product check` says of what it looked for. */
const vi = {
  mark: { found: 'có      ', missing: 'THIẾU   ', 'not-looked-at': 'chưa xem' },
  control: {
    field: 'ô nhập',
    button: 'nút',
    link: 'liên kết',
    heading: 'tiêu đề',
    table: 'bảng',
    term: 'mục',
  } satisfies Record<ControlKind, string>,
  visitor: 'Khách',
  signIn: 'đăng nhập',
  interface: 'giao diện',
  page: 'trang',
  nothingLike: 'trang không có gì giống',
  nearest: (names: string) => `gần nhất: ${names}`,
  nothing: 'Chưa xem được mục nào.',
  summary: (count: number, lacking: number, stopped: boolean) =>
    `Đã xem ${count} mục mà sản phẩm này khai là cần: ${lacking === 0 ? 'không thiếu mục nào' : `${lacking} mục thiếu hoặc chưa xem được`}${stopped ? '; bị dừng giữa chừng nên chưa xem hết' : ''}.`,
};

const en: typeof vi = {
  mark: { found: 'found   ', missing: 'MISSING ', 'not-looked-at': 'not seen' },
  control: {
    field: 'field',
    button: 'button',
    link: 'link',
    heading: 'heading',
    table: 'table',
    term: 'entry',
  },
  visitor: 'Visitor',
  signIn: 'sign-in',
  interface: 'interface',
  page: 'page',
  nothingLike: 'the page has nothing like it',
  nearest: (names) => `nearest: ${names}`,
  nothing: 'Nothing could be looked at.',
  summary: (count, lacking, stopped) =>
    `Looked for ${count} things that this product says it needs: ${lacking === 0 ? 'none is missing' : `${lacking} are missing or could not be looked at`}${stopped ? '; stopped before all were looked at' : ''}.`,
};

export function productWording(lang: Lang): typeof vi {
  return lang === 'vi' ? vi : en;
}
