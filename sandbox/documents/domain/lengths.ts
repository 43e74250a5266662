import { InputError } from '../../web/errors.ts';

/** Fields with the most characters of each, as the standard of input information has them (Nghị định 30/2020/NĐ-CP, phụ lục VI). */
const FIELDS = {
  author: ['Cơ quan ban hành', 200],
  number: ['Số', 11],
  notation: ['Ký hiệu', 30],
  subject: ['Trích yếu', 500],
  signer: ['Người ký', 50],
  position: ['Chức vụ người ký', 100],
  note: ['Ghi chú', 500],
  fileNotation: ['Số và ký hiệu hồ sơ', 20],
  title: ['Tiêu đề hồ sơ', 500],
  maintenance: ['Thời hạn bảo quản', 30],
  rights: ['Chế độ sử dụng', 30],
} as const;

/** What was entered, without spaces around it. @throws InputError where it is longer than the standard lets it be */
export function within(text: string | undefined, field: keyof typeof FIELDS): string {
  const [name, most] = FIELDS[field];
  const value = (text ?? '').trim();
  if ([...value.normalize('NFC')].length > most)
    throw new InputError(`${name} dài quá ${most} ký tự.`);
  return value;
}

/** Most pages of a document: a number of three digits. */
const MOST_PAGES = 999;

/** @throws InputError for anything but a whole number from 1 to 999, or nothing */
export function pagesOf(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  const pages = Number(text);
  if (!/^\d+$/.test(text) || pages < 1 || pages > MOST_PAGES)
    throw new InputError(`Số trang là số từ 1 đến ${MOST_PAGES}.`);
  return pages;
}
