import { VERDICTS } from '../../words/scales/verdict.ts';
import type { TrialReport } from '../../records/runs/report.ts';
import { defectBars, requirementBars } from '../charts/bars.ts';
import { responseTimes } from '../charts/response-times.ts';
import type { Block } from '../document/blocks.ts';
import { contextOf } from '../document/context.ts';
import { notices, targetOf } from '../document/general.ts';
import { anchors } from '../facts/anchors.ts';
import {
  allLoads,
  allRequirements,
  countVerdicts,
  evaluationOf,
  openDefects,
  thresholdVerdict,
  waiversFor,
} from '../facts/index.ts';
import { dateTime, number } from '../figures.ts';
import { blocksHtml, lineHtml } from '../html/blocks.ts';
import type { ReportInput } from '../input.ts';
import type { Lang } from '../../words/text.ts';
import { words } from '../wording/index.ts';
import { htmlText } from '../xml.ts';
import { SELF, both, styleFor } from './language.ts';

/** First screen: the conclusion, why, the four figures that matter, then the drawings. */
export function dashboard(input: ReportInput): string {
  return [
    both((lang) => verdict(input, lang), 'div'),
    both((lang) => figures(input, lang), 'div'),
    both((lang) => platforms(input, lang), 'div'),
    both((lang) => charts(input, lang), 'div'),
    both((lang) => files(input, lang), 'div'),
  ].join('\n');
}

function verdict(input: ReportInput, lang: Lang): string {
  const { report } = input;
  const w = words(lang);
  const style = styleFor(input, lang);
  const evaluation = evaluationOf(report.decision, report.waivers);
  const told = notices(contextOf(input, lang));
  const reasons = report.reasons.map(({ text }) => `<li>${htmlText(text[lang])}</li>`);
  const target = targetOf(contextOf(input, lang));
  return [
    `<section class="hero ${evaluation}" aria-label="${htmlText(w.assessment.overall)}">`,
    `<p class="hero-about">${htmlText(report.run.id)} · ${htmlText(target)} · ${dateTime(report.run.startedAt)} – ${dateTime(report.run.endedAt)}</p>`,
    `<h1>${htmlText(w.evaluation[evaluation])}</h1>`,
    ...told.map((line) => `<p class="notice">${lineHtml(line, style)}</p>`),
    reasons.length === 0
      ? ''
      : `<h2 class="hero-why">${htmlText(w.page.whyDecision)}</h2><ul>${reasons.join('')}</ul>`,
    '</section>',
  ].join('\n');
}

function figures({ report }: ReportInput, lang: Lang): string {
  const { page } = words(lang);
  const prefix = lang === 'vi' ? '' : 'en-';
  const requirements = countVerdicts(allRequirements(report));
  const cases = countVerdicts(report.cases);
  const thresholds = countVerdicts(thresholdsOf(report));
  const open = openDefects(report.defects).length;
  const tiles = [
    tile(
      page.requirementsPassed,
      requirements.pass,
      requirements.total,
      `#${prefix}${anchors.requirements}`,
      lang,
    ),
    tile(page.casesPassed, cases.pass, cases.total, `#${anchors.cases}`, lang),
    tile(page.thresholdsMet, thresholds.pass, thresholds.total, `#${prefix}${anchors.loads}`, lang),
    tile(page.openDefects, open, report.defects.length, `#${prefix}${anchors.defects}`, lang),
  ];
  return `<section class="tiles" aria-label="${htmlText(page.overview)}">${tiles.join('\n')}</section>`;
}

function tile(name: string, part: number, whole: number, href: string, lang: Lang): string {
  const of = htmlText(words(lang).page.of);
  return `<a class="tile" href="${href}"><span class="tile-name">${htmlText(name)}</span><span class="tile-value">${number(part, lang, 0)}<small> ${of} ${number(whole, lang, 0)}</small></span></a>`;
}

function thresholdsOf(report: TrialReport): { verdict: ReturnType<typeof thresholdVerdict> }[] {
  return allLoads(report).flatMap((load) =>
    load.thresholds.map((threshold) => ({ verdict: thresholdVerdict(threshold, load) })),
  );
}

function platforms({ report }: ReportInput, lang: Lang): string {
  const w = words(lang);
  const prefix = lang === 'vi' ? '' : 'en-';
  if (report.platforms.length === 0) return `<p>${htmlText(w.general.noPlatform)}</p>`;
  const cards = report.platforms.map((platform) => {
    const evaluation = evaluationOf(platform.decision, waiversFor(platform, report));
    const counts = countVerdicts(platform.requirements);
    const parts = VERDICTS.filter((one) => counts[one] > 0).map(
      (one) => `<span class="tone-${one}">${w.verdict[one]} ${number(counts[one], lang, 0)}</span>`,
    );
    return [
      `<li class="card ${evaluation}">`,
      `<a href="#${prefix}${anchors.platform(platform.slug)}">${htmlText(platform.name[lang])}</a>`,
      `<strong>${htmlText(w.evaluation[evaluation])}</strong>`,
      `<span class="card-counts">${parts.join(' ')}</span></li>`,
    ].join('');
  });
  return `<ul class="cards" aria-label="${htmlText(w.assessment.byPlatform)}">${cards.join('\n')}</ul>`;
}

function charts(input: ReportInput, lang: Lang): string {
  const { report } = input;
  const drawings: (Block | null)[] = [requirementBars(report, lang), defectBars(report, lang)];
  const { t } = contextOf(input, lang);
  for (const load of allLoads(report)) {
    const among = report.platforms.length > 1 ? report.platforms : [];
    const name = among.find(({ slug }) => slug === load.platform)?.name;
    const platform = name === undefined ? undefined : t(name);
    drawings.push(responseTimes(load, lang, { place: 'overview', platform }));
  }
  const shown = drawings.filter((drawing) => drawing !== null);
  if (shown.length === 0) return '';
  return `<section class="charts">${blocksHtml(shown, styleFor(input, lang))}</section>`;
}

function files({ siblings }: ReportInput, lang: Lang): string {
  const others = [...siblings].filter((file) => file !== SELF).sort();
  const links = others.map((file) => `<a href="${file}">${htmlText(file)}</a>`);
  return `<p class="files">${htmlText(words(lang).page.files)}: ${links.join(', ')}</p>`;
}
