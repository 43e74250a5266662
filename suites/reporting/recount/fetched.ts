import type { Form } from '../forms/form.ts';
import { formWithCode } from '../forms/read.ts';
import type { Campaign, Office, Totals, UnitReport } from '../offer/reports.ts';
import type { Exported } from './exported.ts';

/** All that the platform says of a campaign, by its interface and by its exports. */
export interface Fetched {
  form: Form;
  campaign: Campaign;
  reports: readonly UnitReport[];
  totals: Totals;
  exports: readonly Exported[];
  /** The reports of the period before; null where there are none. */
  former: readonly UnitReport[] | null;
}

/**
 * Fetches a campaign; its exports only where they are wanted, for they are large.
 * @throws AnswerError where something is not there, or cannot be read
 */
export async function fetchCampaign(
  office: Office,
  campaign: Campaign,
  withExports: boolean,
): Promise<Fetched> {
  const form = formWithCode(campaign.form, campaign.formVersion);
  const { id, follows } = campaign;
  const [reports, totals, exports, former] = await Promise.all([
    office.reports(id),
    office.totals(id),
    withExports ? office.exports(id, form) : [],
    follows === null ? null : office.reports(follows),
  ]);
  return { form, campaign, reports, totals, exports, former };
}
