import type { Catalogues } from '../../config/platforms/catalogue.ts';
import { catalogueOf } from '../journey.ts';

/** An administrative procedure; `level` says who receives it on the day `as_of`: the commune (`xa`) or the province (`tinh`). */
export interface Procedure {
  code: string;
  name: string;
  field: string;
  level: 'xa' | 'tinh';
  as_of: string;
}

/** The procedures that the province has announced. */
export function announcedProcedures(): Procedure[] {
  return catalogueOf('procedures', 'procedures') as unknown as Procedure[];
}

/** The same while the configuration is being checked: none where there is no such catalogue. */
export function proceduresIn(catalogues: Catalogues[string]): Procedure[] {
  return (catalogues['procedures'] ?? []) as unknown as Procedure[];
}
