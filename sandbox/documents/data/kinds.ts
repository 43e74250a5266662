/** Kinds of administrative documents: the code of the exchange, the name and the abbreviation in symbols. */
const KINDS: readonly [code: number, name: string, short: string][] = [
  [1, 'Nghị quyết (cá biệt)', 'NQ'],
  [2, 'Quyết định (cá biệt)', 'QĐ'],
  [3, 'Chỉ thị', 'CT'],
  [4, 'Quy chế', 'QC'],
  [5, 'Quy định', 'QyĐ'],
  [6, 'Thông cáo', 'TC'],
  [7, 'Thông báo', 'TB'],
  [8, 'Hướng dẫn', 'HD'],
  [9, 'Chương trình', 'CTr'],
  [10, 'Kế hoạch', 'KH'],
  [11, 'Phương án', 'PA'],
  [12, 'Đề án', 'ĐA'],
  [13, 'Dự án', 'DA'],
  [14, 'Báo cáo', 'BC'],
  [15, 'Biên bản', 'BB'],
  [16, 'Tờ trình', 'TTr'],
  [17, 'Hợp đồng', 'HĐ'],
  [18, 'Công văn', ''],
  [19, 'Công điện', 'CĐ'],
  [20, 'Bản ghi nhớ', 'BGN'],
  [21, 'Bản cam kết', 'BCK'],
  [22, 'Bản thỏa thuận', 'BTT'],
  [23, 'Giấy chứng nhận', 'GCN'],
  [24, 'Giấy ủy quyền', 'GUQ'],
  [25, 'Giấy mời', 'GM'],
  [26, 'Giấy giới thiệu', 'GGT'],
  [27, 'Giấy nghỉ phép', 'GNP'],
  [28, 'Giấy đi đường', 'GĐĐ'],
  [29, 'Giấy biên nhận hồ sơ', 'GBN'],
  [30, 'Phiếu gửi', 'PG'],
  [31, 'Phiếu chuyển', 'PC'],
  [32, 'Thư công', 'TCg'],
];

export const kinds = KINDS.map(([code, name, short]) => ({ code: String(code), name, short }));

export function kindName(code: string): string {
  return kinds.find((kind) => kind.code === code)?.name ?? 'Văn bản khác';
}

/** The code of a kind by its name, as dialects write it that have no code. */
export function kindCode(name: string): string {
  const plain = (text: string) =>
    text
      .normalize('NFC')
      .replace(/ \(.*\)$/, '')
      .trim()
      .toLocaleLowerCase('vi');
  return kinds.find((kind) => plain(kind.name) === plain(name))?.code ?? '18';
}

/** The symbol of a document: `TB-UBND`; an official letter has the drafting office in place of a kind: `UBND-VP`. */
export function symbolOf(kind: string, agency: string): string {
  const short = kinds.find((one) => one.code === kind)?.short ?? '';
  return short === '' ? `${agency}-VP` : `${short}-${agency}`;
}

/** `07/TB-UBND`: numbers below ten have a leading zero. */
export function numberAndSymbol(number: string | number | null, notation: string | null): string {
  if (number === null || number === '') return notation ?? '';
  return `${String(number).padStart(2, '0')}/${notation ?? ''}`;
}
