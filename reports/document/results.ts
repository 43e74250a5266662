import type { PlatformVerdict } from '../../records/runs/verdict.ts';
import { anchors } from '../facts/anchors.ts';
import { countVerdicts, dimensionsOf, thresholdVerdict, worst } from '../facts/index.ts';
import { indicator, limit, measured } from '../facts/threshold.ts';
import { lowered } from '../../words/text.ts';
import { share } from '../figures.ts';
import { cell, heading, paragraph, toAnchor } from './blocks.ts';
import type { Block, Line, Row } from './blocks.ts';
import type { Context } from './context.ts';
import { countCells } from './method.ts';
import { trend } from './trend.ts';

/** III. Kết quả vận hành thử: for each platform a table by dimension. */
export function results(context: Context): Block[] {
  const { report, w } = context;
  if (report.platforms.length === 0) {
    return [heading(1, w.results.heading), paragraph(w.general.noPlatform)];
  }
  return [
    heading(1, w.results.heading),
    ...report.platforms.flatMap((platform) => platformResults(context, platform)),
    ...trend(context),
  ];
}

function platformResults(context: Context, platform: PlatformVerdict): Block[] {
  const { w, t } = context;
  const title = heading(2, t(platform.name), anchors.platform(platform.slug));
  if (platform.requirements.length === 0) {
    return [title, paragraph(w.results.noRequirement), ...loadResults(context, platform)];
  }
  const counts = countVerdicts(platform.requirements);
  const critical = countVerdicts(platform.requirements.filter((one) => one.weight === 'critical'));
  const share = counts.pass / counts.total;
  return [
    title,
    paragraph(
      w.results.summary(t(platform.name), counts.total, counts.pass, share),
      ' ',
      ...(critical.total > 0 ? [w.results.critical(critical.total, critical.pass)] : []),
      ...(platform.modelled ? [` ${w.notice.modelled([t(platform.name)])}`] : []),
    ),
    dimensionTable(context, platform),
    ...failing(context, platform),
    ...loadResults(context, platform),
  ];
}

function dimensionTable({ w, t, lang }: Context, platform: PlatformVerdict): Block {
  const rows = dimensionsOf(platform.requirements).map((dimension): Row => {
    const counts = countVerdicts(
      platform.requirements.filter((requirement) => requirement.dimension === dimension),
    );
    const verdict = worst(counts);
    const conclusion = { text: w.results.row[verdict], tone: verdict };
    const link = (text: string) => toAnchor(text, anchors.group(platform.slug, dimension));
    return {
      cells: [cell(w.dimension[dimension]), ...countCells(counts, link, lang), cell(conclusion)],
    };
  });
  const all = countVerdicts(platform.requirements);
  const link = (text: string) => toAnchor(text, anchors.requirements);
  rows.push({
    sum: true,
    cells: [
      cell(w.results.sum),
      ...countCells(all, link, lang),
      cell({ text: w.results.passShare(share(all.pass, all.total, lang)), tone: worst(all) }),
    ],
  });
  return {
    type: 'table',
    title: `${t(platform.name)} – ${w.results.dimension}`,
    together: true,
    columns: [
      { title: w.results.dimension, width: 27 },
      { title: w.results.requirements, width: 12, align: 'center' },
      { title: w.verdict.pass, width: 9, align: 'center' },
      { title: w.verdict.fail, width: 11, align: 'center' },
      { title: w.verdict.blocked, width: 12, align: 'center' },
      { title: w.verdict['not-run'], width: 12, align: 'center' },
      { title: w.results.conclusion, width: 17, align: 'center' },
    ],
    rows,
  };
}

function failing({ w }: Context, platform: PlatformVerdict): Block[] {
  const open = platform.requirements.filter((requirement) => requirement.verdict !== 'pass');
  if (open.length === 0) return [];
  const links = open.flatMap(({ id }, index): Line => [
    ...(index === 0 ? [] : [', ']),
    toAnchor(id, anchors.requirement(id)),
  ]);
  return [paragraph(w.results.failing, ...links, '.')];
}

function loadResults({ w, t, lang }: Context, platform: PlatformVerdict): Block[] {
  const rows = platform.load.flatMap((load) =>
    load.thresholds.map((threshold): Row => {
      const verdict = thresholdVerdict(threshold, load);
      const anchor = anchors.load(load.platform, load.profile);
      return {
        cells: [
          cell(`${t(load.title)}: ${lowered(indicator(threshold, lang))}`),
          cell(limit(threshold, lang), ...(threshold.assumed ? [` (${w.results.assumed})`] : [])),
          cell(toAnchor(measured(threshold, lang), anchor)),
          cell({ text: w.verdict[verdict], tone: verdict }),
        ],
      };
    }),
  );
  if (rows.length === 0) return [];
  return [
    heading(3, w.results.load),
    {
      type: 'table',
      title: w.results.load,
      columns: [
        { title: w.results.indicator, width: 46 },
        { title: w.results.threshold, width: 22, align: 'center' },
        { title: w.results.measured, width: 16, align: 'center' },
        { title: w.results.judged, width: 16, align: 'center' },
      ],
      rows,
    },
  ];
}
