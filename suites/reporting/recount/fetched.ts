import { missing } from '../../stage/offered.ts';
import { workedOut } from '../arithmetic/figures.ts';
import type { Figures } from '../arithmetic/figures.ts';
import type { Form } from '../forms/form.ts';
import { formWithCode } from '../forms/read.ts';
import type { Campaign, Lacking, Office, Totals, UnitReport } from '../offer/reports.ts';
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
  /** What the product has nothing of: what is found without it is wrong, but nothing is proved where nothing is found. */
  lacks: readonly Lacking[];
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
  const { lacks } = office;
  const fetched = { form, campaign, reports, totals, exports, former, lacks };
  return lacks.some(({ what }) => what === 'worked-out cells') ? filled(fetched) : fetched;
}

/**
 * Ends a case that found nothing amiss, where the product has not all that is counted: it proves nothing then.
 * @throws NotOffered
 */
export function expectWhole({ lacks }: Pick<Fetched, 'lacks'>): void {
  for (const { reason } of lacks) (missing(reason.vi, reason.en) as () => never)();
}

/** With the cells worked out that the product has not, so that rules and carried cells can be counted. */
function filled(fetched: Fetched): Fetched {
  const { form, reports, totals, exports, former } = fetched;
  const all = <T extends { figures: Figures }>(units: readonly T[], isTotal = false): T[] =>
    units.map((one) => ({ ...one, figures: workedOut(form, one.figures, isTotal) }));
  return {
    ...fetched,
    reports: all(reports),
    former: former && all(former),
    totals: { ...totals, totals: all(totals.totals, true) },
    exports: exports.map((one) => ({
      ...one,
      total: one.total && workedOut(form, one.total, true),
      units: all(one.units),
    })),
  };
}
