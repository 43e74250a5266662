import { catalogueOf } from '../journey.ts';

/** A procedure as it was announced. */
export interface Announced {
  code: string;
  name: string;
  level: string;
  leadsTo: string;
  fee: number;
  days: number;
}

/** All that the province and the ministries announced. */
export function announced(): Announced[] {
  return catalogueOf('portal', 'procedures').map((row) => ({
    ...{ code: row['code'] ?? '', name: row['name'] ?? '', level: row['level'] ?? '' },
    ...{ leadsTo: row['leads_to'] ?? '', fee: Number(row['fee']), days: Number(row['days']) },
  }));
}
