import { AnswerError } from '../stage/precondition.ts';
import type { Stage } from '../stage/stage.ts';
import type { Figures } from './arithmetic/figures.ts';
import { forms, isFor } from './forms/read.ts';
import type { Form } from './forms/form.ts';
import type { NewCampaign, Office, UnitReport } from './offer/reports.ts';
import { productOf } from './product.ts';
import { provinceOf } from './province.ts';
import { expectWhole, fetchCampaign } from './recount/fetched.ts';
import { recount } from './recount/recount.ts';
import type { Difference } from './recount/difference.ts';
import { periodFor } from './settings.ts';

/** The office of a role, without a window. */
export async function officeOf(
  stage: Stage,
  role: string,
  unit?: string,
  nth?: number,
): Promise<Office> {
  return (await productOf(stage)).office(await stage.person(role, unit, nth));
}

/** A form that is reported in a period, in the version then in force. @throws RangeError where there is none */
export function formFor(period: string): Form {
  const found = forms().find((one) => isFor(one, period));
  if (found === undefined) throw new RangeError(`no form for the period ${period}`);
  return found;
}

/** A campaign of a case's own, for the home unit alone where no units are given. */
export function campaignFor(
  stage: Stage,
  name: string,
  more: Partial<NewCampaign> = {},
): NewCampaign {
  const period = more.period ?? periodFor(name);
  return {
    ...{ form: formFor(period).slug, period, title: `${stage.marker}, ${period}` },
    units: [stage.target.units.home],
    ...more,
  };
}

/** A campaign that was given to its units. */
export interface Given {
  id: string;
  form: Form;
  title: string;
  /** Unit → the id of its report. */
  reports: ReadonlyMap<string, string>;
}

/** Gives units a campaign that no other case has. */
export function given(stage: Stage, name: string, more: Partial<NewCampaign> = {}): Promise<Given> {
  return stage.given('đơn vị đã được giao kỳ báo cáo', async () => {
    const office = await officeOf(stage, 'aggregator');
    const campaign = campaignFor(stage, name, more);
    const id = await office.assign(campaign);
    const reports = await office.reports(id);
    return {
      ...{ id, form: formFor(campaign.period), title: campaign.title },
      reports: new Map(reports.map((one) => [one.unit, one.id])),
    };
  });
}

/** Figures that break no rule of any form: derived and carried cells stay out. `first`: what to begin with. */
export function figuresFor(form: Form, first = 7): Record<string, string> {
  const figures: Record<string, string> = {};
  const open = form.cells.filter((one) => one.formulas.length === 0 && one.carries === null);
  for (const [n, { key }] of open.entries()) figures[key] = String(first + n);
  return { ...figures, ...BALANCED[form.slug]?.(first) };
}

/** What the rules of the shipped forms ask for. */
const BALANCED: Readonly<Record<string, (first: number) => Record<string, string>>> = {
  'thang-xa': (n) => ({
    ...{ 'TTHC01.v': String(100 + n), 'TTHC02.v': String(80 + n), 'TTHC03.v': '9' },
    ...{ 'TTHC05.v': String(50 + n), 'DTC01.v': `${1000 + n}.375`, 'DTC02.v': `${300 + n}.125` },
  }),
  'ii-06a': (n) =>
    Object.fromEntries(
      Array.from({ length: 8 }, (_, at) => `r${at + 1}`).flatMap((row) => [
        ...[
          [`${row}.c4`, String(20 + n)],
          [`${row}.c5`, '10'],
          [`${row}.c6`, '5'],
        ],
        ...[
          [`${row}.c8`, String(15 + n)],
          [`${row}.c9`, '8'],
          [`${row}.c10`, '2'],
        ],
        ...[
          [`${row}.c12`, '7'],
          [`${row}.c13`, '3'],
        ],
      ]),
    ),
  '01-tcd': () =>
    Object.fromEntries(
      [8, 17, 26].flatMap((at) => [
        ...[
          [`r1.c${at}`, '5'],
          [`r1.c${at + 2}`, '3'],
          [`r1.c${at + 3}`, '2'],
        ],
      ]),
    ),
};

type Until = 'entered' | 'sent' | 'approved';

/** Takes a unit's report as far as a case needs. */
export function reported(
  stage: Stage,
  campaign: Given,
  until: Until,
  figures: Figures = figuresFor(campaign.form),
  unit: string = stage.target.units.home,
): Promise<string> {
  return stage.given('đơn vị đã lập báo cáo', () => report(stage, campaign, until, figures, unit));
}

/** A unit's report that was approved, as one of many that a case needs. */
export function approvedBy(stage: Stage, campaign: Given, unit: string): Promise<string> {
  return report(stage, campaign, 'approved', figuresFor(campaign.form), unit);
}

async function report(
  stage: Stage,
  campaign: Given,
  until: Until,
  figures: Figures,
  unit: string,
): Promise<string> {
  const id = campaign.reports.get(unit);
  if (id === undefined) throw new AnswerError(`đợt báo cáo không có đơn vị ${unit}`);
  const reporter = (await officeOf(stage, 'reporter', unit)).report(id);
  await reporter.enter(figures);
  if (until !== 'entered') await reporter.send();
  if (until === 'approved') await (await officeOf(stage, 'approver', unit)).report(id).approve();
  return id;
}

/** A campaign of two units whose reports were approved. */
export async function approvedByTwo(
  stage: Stage,
  name: string,
  figures: readonly [Figures, Figures],
  more: Partial<NewCampaign> = {},
): Promise<Given> {
  const { home, other } = stage.target.units;
  const campaign = await given(stage, name, { units: [home, other], ...more });
  await reported(stage, campaign, 'approved', figures[0], home);
  await reported(stage, campaign, 'approved', figures[1], other);
  return campaign;
}

/** The report of a unit as the interface gives it. @throws AnswerError where there is none */
export async function interfaceReport(
  stage: Stage,
  campaign: string,
  unit = stage.target.units.home,
): Promise<UnitReport> {
  const all = await (await officeOf(stage, 'reporting-system')).reports(campaign);
  const found = all.find((one) => one.unit === unit);
  if (found === undefined) throw new AnswerError(`giao diện không có báo cáo của đơn vị ${unit}`);
  return found;
}

/** Recounts a campaign from what its units reported. */
export async function recounted(stage: Stage, id: string): Promise<Difference[]> {
  const office = await officeOf(stage, 'aggregator');
  const fetched = await fetchCampaign(office, await office.campaign(id), true);
  const amiss = recount(fetched, provinceOf());
  if (amiss.length === 0) expectWhole(fetched);
  return amiss;
}
