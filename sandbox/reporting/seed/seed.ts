import { atomically } from '../../data/atomically.ts';
import { inventName, randomFrom } from '../../data/people.ts';
import { PROVINCE_CODE } from '../../data/units.ts';
import { input } from '../actions/aggregating.ts';
import type { Context } from '../context.ts';
import { formerOf, formOf, totalFigures } from '../domain/figures.ts';
import { periodOf } from '../domain/periods.ts';
import { reckoned } from '../domain/reckon.ts';
import type { Role } from '../domain/roles.ts';
import { packetOf } from '../exchange/packet.ts';
import { receiptFor } from '../exchange/receipt.ts';
import { signedText } from '../exchange/signed-text.ts';
import type { Campaign } from '../store/campaigns.ts';
import { inventEntries } from './invent.ts';
import { communes, departments, unitOf } from '../domain/units.ts';

const STAFF: readonly [name: string, role: Role][] = [
  ['nhaplieu', 'nhaplieu'],
  ['nhaplieu2', 'nhaplieu'],
  ['lanhdao', 'lanhdao'],
];
const PROVINCE: readonly [name: string, role: Role][] = [
  ...[1, 2, 3, 4].map((n): [string, Role] => [`tonghop.${n}`, 'tonghop']),
  ['kyduyet', 'kyduyet'],
  ['bcchinhphu', 'hethong'],
  ['quantri', 'quantri'],
];

/** Accounts of all communes, of all departments and of the province. */
export function seedAccounts({ db, users }: Context, seed: number): void {
  const random = randomFrom(seed * 92821 + 11);
  const one = { active: 1 };
  atomically(db, () => {
    for (const [username, role] of PROVINCE)
      users.add({ ...one, username, role, unit: null, fullName: inventName(random) });
    for (const unit of [...communes, ...departments])
      for (const [name, role] of STAFF)
        users.add({
          ...one,
          username: `${name}.${unit}`,
          role,
          unit,
          fullName: inventName(random),
        });
  });
}

/** Periods that are done, in their order: the second of each form carries over from the first. */
const DONE: readonly [form: string, period: string][] = [
  ['thang-xa-2025', '202506'],
  ['thang-xa-2025', '202507'],
  ['ii-06a', '20252'],
  ['ii-06a', '20253'],
  ['01-tcd', '2025'],
];

/** One that departments report, too. */
const DONE_BY_ALL = ['01-tcd', '2025-6T1'] as const;

/** A period of all communes that is being reported: most have filed. */
const OPEN = ['thang-xa-2025', '202508'] as const;

/** The periods of all communes: done, signed and sent upward, and one that is under way. */
export function seedReports(ctx: Context, seed: number): void {
  const random = randomFrom(seed * 611953 + 23);
  atomically(ctx.db, () => {
    for (const [form, period] of DONE)
      seedCampaign(ctx, random, { form, period, units: communes, isFiled: () => true });
    const [form, period] = OPEN;
    seedCampaign(ctx, random, { form, period, units: communes, isFiled: (n) => n % 7 !== 3 });
    const [all, half] = DONE_BY_ALL;
    const both = [...communes, ...departments];
    seedCampaign(ctx, random, { form: all, period: half, units: both, isFiled: () => true });
  });
}

interface Seeded {
  form: string;
  period: string;
  units: readonly string[];
  isFiled(n: number): boolean;
}

function seedCampaign(
  ctx: Context,
  random: () => number,
  { form, period: key, units, isFiled }: Seeded,
): void {
  const period = periodOf(key);
  if (period === undefined) throw new RangeError(`no period ${key}`);
  const before = ctx.campaigns.all().find((one) => one.form === form && one.period < key);
  const withDepartments = units.length > communes.length ? 1 : 0;
  const campaign = ctx.campaigns.add({
    ...{ form, period: key, title: `Báo cáo ${period.name.toLocaleLowerCase('vi')}` },
    follows: withDepartments === 1 ? null : (before?.id ?? null),
    ...{ dueOn: period.dueOn, isWhole: 1, withDepartments, createdBy: 'tonghop.1' },
  });
  let isWhole = true;
  for (const [n, unit] of units.entries()) {
    if (isFiled(n)) file(ctx, random, campaign, unit);
    else {
      isWhole = false;
      ctx.reports.add(campaign.id, unit, unitOf(unit).name);
    }
  }
  if (isWhole) finish(ctx, campaign);
}

/** A report that was entered, sent on the last day, approved and signed. */
function file(ctx: Context, random: () => number, campaign: Campaign, unit: string): void {
  const form = formOf(campaign);
  const former = formerOf(ctx, campaign, unit);
  const entries = inventEntries(random, form, former);
  const { id, unitName } = ctx.reports.add(campaign.id, unit, unitOf(unit).name);
  const at = `${campaign.dueOn}T02:00:00.000Z`;
  const figures = reckoned(form, entries, former);
  const text = { form, period: campaign.period, unit, unitName, version: 1, figures };
  ctx.reports.keep({
    ...{ report: id, number: 1, figures, signed: signedText(text) },
    ...{ signer: `lanhdao.${unit}`, approvedAt: at },
  });
  ctx.reports.update(id, { state: 'approved', entries, sentAt: at, sentTimes: 1 });
}

function finish(ctx: Context, campaign: Campaign): void {
  const inputs = ctx.reports.of(campaign.id).map((report) => input(ctx, report));
  const total = ctx.totals.add(campaign.id, inputs, 'tonghop.1');
  const figures = totalFigures(ctx, campaign, total);
  const text = signedText({
    ...{
      form: formOf(campaign),
      period: campaign.period,
      unit: PROVINCE_CODE,
      version: 1,
      figures,
    },
    unitName: unitOf(PROVINCE_CODE).name,
  });
  ctx.totals.complete(total.id, text, 'kyduyet');
  for (const { report } of inputs) ctx.reports.update(report, { state: 'completed' });
  const signed = ctx.totals.last(campaign.id);
  if (signed !== undefined)
    ctx.totals.send(total.id, packetOf(ctx, campaign, signed), receiptFor(ctx, campaign, signed));
  ctx.campaigns.setOpen(campaign.id, false);
}
