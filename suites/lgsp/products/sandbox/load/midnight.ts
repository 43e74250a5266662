import { check, sleep } from 'k6';
import exec from 'k6/execution';
import { communes, handover, System } from './system.ts';

// At midnight systems fetch a large catalogue from its first to its last page.
export const { options } = handover;

let system: System | undefined;

export function synchronise(): void {
  system ??= new System(communes[(exec.vu.idInTest - 1) % communes.length]);
  let [after, records, total]: [number | null, number, number] = [0, 0, 0];
  while (after !== null) {
    const page = system.page('ThanhPhanHoSo', after);
    if (page === undefined) break;
    records += page.Data.length;
    [after, total] = [page.Next, page.Count];
  }
  check(records, { 'đọc đủ danh mục': (count) => count > 0 && count >= total });
  sleep(1);
}
