/** `1234567.5` → `1.234.567,5`, as people write numbers; empty for nothing. */
export function written(value: string | null | undefined): string {
  if (value === null || value === undefined) return '';
  const [, sign = '', whole = '', part] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${sign}${grouped}${part === undefined ? '' : `,${part}`}`;
}

/** What somebody entered, as a number with a point; null for an empty field, undefined where it is no number. */
export function entered(text: string): string | null | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  if (plain === '') return null;
  const isGrouped = /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(plain);
  const isPlain = /^-?\d+(?:,\d+)?$/.test(plain);
  if (!isGrouped && !isPlain) return undefined;
  return tidy(plain.replaceAll('.', '').replace(',', '.'));
}

/** Without leading and trailing noughts. */
export function tidy(number: string): string {
  const [, sign = '', whole = '0', part = ''] = /^(-?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(number) ?? [];
  const value = part === '' ? whole : `${whole}.${part}`;
  return value === '0' ? '0' : `${sign}${value}`;
}
