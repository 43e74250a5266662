import { request } from '@playwright/test';
import { loadConfig } from '../../../config/load.ts';
import { rootFolder } from '../../../config/home.ts';
import { withAddresses } from '../../../config/targets/resolve.ts';
import type { ResolvedTarget } from '../../../config/targets/resolve.ts';
import type { CommandAnswer, PlatformCommand } from '../../platform-command.ts';
import { vendorProduct } from '../../product/product.ts';
import { AnswerError } from '../../stage/precondition.ts';
import type { Stage } from '../../stage/stage.ts';
import { accountsOf } from '../../stage/target.ts';
import type { Office } from '../offer/reports.ts';
import type { Product } from '../product.ts';
import { kindOfPeriod, LIKE_PERIODS } from '../periods.ts';
import { provinceOf } from '../province.ts';
import { lineOf } from '../recount/difference.ts';
import { fetchCampaign } from '../recount/fetched.ts';
import type { Fetched } from '../recount/fetched.ts';
import { recount } from '../recount/recount.ts';

type Options = Readonly<Record<string, unknown>>;
type Lang = 'vi' | 'en';

/** `nghiemthu recount`: the province's totals of a period, counted again from what its units reported. */
export const command: PlatformCommand = {
  description: "count a period's totals again from the communes' own reports",
  arguments: [],
  options: {
    '--target <name-or-file>': { description: 'a target of config/targets', default: 'sandbox' },
    '--url <address>': { description: "the platform's address in place of the target's" },
    '--period <key>': { description: LIKE_PERIODS },
    '--lang <language>': { description: 'vi or en', default: 'vi' },
    '--json': { description: 'print what differs as JSON' },
  },
  run: (_arguments, options) => recountPeriod(options),
};

async function recountPeriod(options: Options): Promise<CommandAnswer> {
  const { lang, period } = options;
  if (lang !== 'vi' && lang !== 'en')
    throw new RangeError(`found --lang ${String(lang)}, expected vi or en`);
  if (typeof period !== 'string' || kindOfPeriod(period) === undefined)
    throw new RangeError(`found --period ${String(period)}, expected one like ${LIKE_PERIODS}`);
  try {
    const fetched = await fetchPeriod(targetOf(options), period);
    if (fetched.length === 0) return { text: none(period, lang), outcome: 'undecided' };
    if (fetched.every(({ totals }) => totals.totals.length === 0))
      return { text: untotalled(period, lang), outcome: 'undecided' };
    return answer(fetched, lang, options['json'] === true);
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    return { text: error.message, outcome: 'undecided' };
  }
}

function targetOf({ target: name, url }: Options): ResolvedTarget {
  const { target } = loadConfig({
    ...{ root: rootFolder(), target: String(name), env: process.env, platforms: ['reporting'] },
  });
  if (typeof url === 'string') {
    if (!URL.canParse(url)) throw new RangeError(`found --url ${url}, expected an address`);
    return withAddresses(target, { reporting: url.replace(/\/$/, '') });
  }
  if (target.managed)
    throw new RangeError(`${target.name} starts its platforms itself, expected --url <address>`);
  return target;
}

async function fetchPeriod(target: ResolvedTarget, period: string): Promise<Fetched[]> {
  const product = await vendorProduct<Product>('reporting', target);
  const [account] = accountsOf(target, 'aggregator');
  if (account === undefined) throw new RangeError(`${target.name} has no account of an aggregator`);
  const context = await request.newContext();
  try {
    await product.signIn(context, target, account);
    // Of a walk it needs the target alone.
    const office: Office = product.on({ target } as Stage).office({ request: context });
    const campaigns = await office.campaigns(period);
    const all: Fetched[] = [];
    for (const one of campaigns) all.push(await fetchCampaign(office, one, true));
    return all;
  } finally {
    await context.dispose();
  }
}

function none(period: string, lang: Lang): string {
  return lang === 'vi'
    ? `không có đợt báo cáo nào của kỳ ${period}`
    : `there is no campaign of the period ${period}`;
}

function untotalled(period: string, lang: Lang): string {
  return lang === 'vi'
    ? `kỳ ${period} chưa có lần tổng hợp nào để tính lại`
    : `the period ${period} has no total yet that could be counted again`;
}

function answer(fetched: readonly Fetched[], lang: Lang, isJson: boolean): CommandAnswer {
  const province = provinceOf(lang);
  const counted = fetched.map((one) => ({
    ...{ form: one.form, reports: one.reports.length },
    differences: recount(one, province),
  }));
  const all = counted.flatMap(({ differences }) => differences);
  const reports = counted.reduce((sum, one) => sum + one.reports, 0);
  const summary =
    lang === 'vi'
      ? `${fetched.length} đợt báo cáo, ${reports} báo cáo, ${all.length} chỗ khác với số liệu tính lại`
      : `${fetched.length} campaigns, ${reports} reports, ${all.length} differences from the recount`;
  const lacks = new Map(fetched.flatMap((one) => one.lacks).map((one) => [one.what, one.reason]));
  const without = [...lacks.values()].map((reason) =>
    lang === 'vi' ? `chưa so được: ${reason.vi}` : `not compared: ${reason.en}`,
  );
  const lines = counted.flatMap(({ form, differences }) =>
    differences.map((one) => lineOf(one, form, lang)),
  );
  const text = isJson ? JSON.stringify(all, null, 2) : [...lines, ...without, summary].join('\n');
  if (all.length > 0) return { text, outcome: 'no-go' };
  return { text, outcome: lacks.size === 0 ? 'success' : 'undecided' };
}
