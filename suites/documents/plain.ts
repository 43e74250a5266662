/** A text as people type it who leave out diacritics: `Đồng Nai` → `dong nai`. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}
