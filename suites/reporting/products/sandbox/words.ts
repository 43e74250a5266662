import type { ReportFact } from '../../offer/reports.ts';

/** The terms by which a report's page tells its facts. */
export const FACTS: Readonly<Record<ReportFact, string>> = {
  version: 'Phiên bản',
  reason: 'Lý do yêu cầu chỉnh lý',
  reminder: 'Nhắc gửi báo cáo',
  standing: 'Tình trạng hạn',
  unit: 'Đơn vị báo cáo',
};
export const STATE = 'Trạng thái';

/** What a workbook is sent as. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `1234567.5` → `1.234.567,5`, as people type numbers. */
export function typed(figure: string): string {
  const [whole = '', part] = figure.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return part === undefined ? grouped : `${grouped},${part}`;
}

/** `1.234.567,5` → `1234567.5`. */
export function figureIn(text: string): string {
  return text.trim().replaceAll('.', '').replace(',', '.');
}

/** `2025-06-14` of `14/06/2025`; empty where there is no day. */
export function dayIn(text: string): string {
  const [, day, month, year] = /(\d{2})\/(\d{2})\/(\d{4})/.exec(text) ?? [];
  return year === undefined ? '' : `${year}-${month}-${day}`;
}

/** The id at the end of the address of a report or of a campaign; undefined for another page. */
export function idIn(address: string): string | undefined {
  return /\/(?:bao-cao|dot-bao-cao)\/(\d+)(?:$|[/?#])/.exec(address)?.[1];
}
