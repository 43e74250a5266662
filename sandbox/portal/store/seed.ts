import { inventCitizens } from '../../data/people.ts';
import { STATUS } from '../../data/statuses.ts';
import type { PortalStore } from './store.ts';

/** A dossier that is there from the start, so that those who only look find one. */
export function seedStore(store: PortalStore, seed: number): void {
  const [citizen] = inventCitizens(seed, 1);
  store.keep({
    ...{ code: 'H19.101-250701-0001', procedure: '1.004873', agency: '25195', channel: 2 },
    ...{ owner: citizen!.idNumber, applicant: citizen!.fullName, phone: citizen!.phone },
    ...{ content: 'Xác nhận tình trạng hôn nhân', filedAt: '2025-07-01T01:30:00.000Z' },
    ...{ dueAt: '2025-07-04T10:00:00.000Z', status: STATUS.returned },
    ...{ papers: [], fees: [], supplements: [], results: [] },
    progress: [
      { at: '2025-07-01T02:00:00.000Z', officer: 'Cán bộ một cửa', content: 'Tiếp nhận hồ sơ' },
      { at: '2025-07-03T08:00:00.000Z', officer: 'Cán bộ một cửa', content: 'Trả kết quả' },
    ],
  });
}
