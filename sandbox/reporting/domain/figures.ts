import type { Stores } from '../context.ts';
import type { Campaign } from '../store/campaigns.ts';
import type { Report } from '../store/reports.ts';
import type { Total } from '../store/totals.ts';
import { formNamed } from './forms.ts';
import type { Form } from './forms.ts';
import { reckoned, totalOf } from './reckon.ts';
import type { Values } from './reckon.ts';

/** States in which the figures are those that were approved. */
const DONE = ['approved', 'aggregated', 'completed'];

export function formOf({ form }: Campaign): Form {
  const found = formNamed(form);
  if (found === undefined) throw new RangeError(`no form ${form}`);
  return found;
}

/** The approved figures of the same unit in the campaign before; null where there are none. */
export function formerOf(
  { reports, faults }: Stores,
  campaign: Campaign,
  unit: string,
): Values | null {
  if (campaign.follows === null || faults.isOn('carry-over-lost', campaign)) return null;
  const report = reports.ofUnit(campaign.follows, unit);
  if (report === undefined) return null;
  for (let number = report.version; number > 0; number -= 1) {
    const version = reports.version(report.id, number);
    if (version !== undefined) return version.figures;
  }
  return null;
}

/** What a report says now: what was entered, worked out and carried over. */
export function figuresOf(stores: Stores, campaign: Campaign, report: Report): Values {
  const { faults, reports } = stores;
  const approved = DONE.includes(report.state) && reports.version(report.id, report.version);
  if (approved) return approved.figures;
  const former = formerOf(stores, campaign, report.unit);
  const figures = reckoned(formOf(campaign), report.entries, former);
  return faults.isOn('locked-cell-editable', campaign)
    ? { ...figures, ...report.entries }
    : figures;
}

/** The figures of a total, worked out from the versions that it was made of. */
export function totalFigures(
  { reports, faults }: Stores,
  campaign: Campaign,
  total: Total,
): Values {
  const form = formOf(campaign);
  const isRewritten = faults.isOn('former-total-rewritten', campaign);
  const figures = total.inputs.flatMap(({ report, approval }) => {
    const newest = isRewritten ? reports.version(report, reports.find(report)?.version ?? 0) : null;
    const approved = newest ?? reports.approved(approval);
    return approved === undefined ? [] : [approved.figures];
  });
  if (faults.isOn('commune-left-out', campaign)) figures.pop();
  if (faults.isOn('commune-counted-twice', campaign)) figures.push(...figures.slice(0, 1));
  const again = faults.isOn('total-added-again', campaign) ? total.number : 1;
  const all = Array.from({ length: again }, () => figures).flat();
  return totalOf(form, all, {
    isRoundedFirst: faults.isOn('rounded-before-sum', campaign),
    isRateSummed: faults.isOn('rate-summed', campaign),
    isEmptyZero: faults.isOn('empty-as-zero', campaign),
  });
}
