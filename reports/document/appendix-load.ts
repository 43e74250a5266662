import type { LoadRecord, Offer, RequestRecord, ThresholdRecord } from '../../records/runs/load.ts';
import { responseTimes } from '../charts/response-times.ts';
import { anchors } from '../facts/anchors.ts';
import { allLoads, thresholdVerdict } from '../facts/index.ts';
import { indicator, limit, measured } from '../facts/threshold.ts';
import { dateTime, duration, number, percent } from '../figures.ts';
import { cell, heading, paragraph, small } from './blocks.ts';
import type { Block, Line, Row } from './blocks.ts';
import { evidenceLine, recordLink } from './context.ts';
import type { Context } from './context.ts';

/** Phụ lục III: every load profile with its thresholds, requests and the files it rests on. */
export function loadAppendix(context: Context): Block[] {
  const loads = allLoads(context.report);
  if (loads.length === 0) return [paragraph(context.w.appendix.noLoad)];
  return loads.flatMap((load) => profile(context, load));
}

function profile(context: Context, load: LoadRecord): Block[] {
  const { w, t, lang } = context;
  const platform = context.report.platforms.find(({ slug }) => slug === load.platform);
  const name = platform === undefined ? load.platform : t(platform.name);
  const proof = evidenceLine(
    context,
    load.evidence.map((file) => file.path),
  );
  const files: Line = proof.length === 0 ? [recordLink(w.appendix.recorded)] : proof;
  const chart = responseTimes(load, lang);
  return [
    heading(2, `${t(load.title)} – ${name}`, anchors.load(load.platform, load.profile)),
    ...(load.reason === undefined ? [] : [paragraph({ text: t(load.reason), tone: load.verdict })]),
    paragraph(
      w.appendix.loadSummary(
        number(load.throughput, lang, 1),
        duration(load.durationMs, lang),
        dateTime(load.startedAt),
      ),
      ` ${w.appendix.rawData}: `,
      ...files,
      '.',
    ),
    ...offer(context, load).map((line) => paragraph(line)),
    ...(chart === null ? [small(w.appendix.noSeries)] : [chart]),
    thresholds(context, load),
    ...(load.requests.length === 0
      ? []
      : [requests(context, load.requests), small(w.appendix.times)]),
  ];
}

/** What was asked and offered, what became of the iterations, and what a run did beside HTTP requests. */
function offer(
  { w, lang }: Context,
  { asked, offered, iterations, activity }: LoadRecord,
): string[] {
  const whole = (value: number) => number(value, lang, 0);
  const told = ({ users, iterations: arrivals, seconds }: Offer) =>
    users === null
      ? w.appendix.loadArrivals(whole(arrivals ?? 0), duration(seconds * 1000, lang))
      : w.appendix.loadUsers(number(users, lang), duration(seconds * 1000, lang));
  const kinds = (activity ?? []).map(
    ({ metric, count }) => `${whole(count)} ${w.activity(metric)}`,
  );
  return [
    ...(asked && offered ? [w.appendix.loadOffer(told(asked), told(offered))] : []),
    ...(iterations
      ? [
          w.appendix.loadIterations(
            whole(iterations.done),
            whole(iterations.threw),
            whole(iterations.dropped),
          ),
        ]
      : []),
    ...(kinds.length > 0 ? [w.appendix.loadActivity(kinds.join(', '))] : []),
  ];
}

function thresholds({ w, t, lang }: Context, load: LoadRecord): Block {
  const rows = load.thresholds.map((threshold): Row => {
    const verdict = thresholdVerdict(threshold, load);
    const told = [
      threshold.norm,
      threshold.from && w.appendix.thresholdFrom[threshold.from],
      threshold.assumed ? w.results.assumedValue : undefined,
    ];
    const norm = told.filter((part) => part !== undefined).join('; ');
    return {
      cells: [
        [
          [indicator(threshold, lang)],
          [{ text: technical(threshold), tone: 'quiet' }],
          ...(threshold.reason === undefined ? [] : [[{ text: t(threshold.reason) }]]),
        ],
        cell(limit(threshold, lang)),
        cell(measured(threshold, lang)),
        cell(number(threshold.samples, lang, 0)),
        cell({ text: w.verdict[verdict], tone: verdict, bold: true }),
        cell(norm === '' ? '—' : norm),
      ],
    };
  });
  return {
    type: 'table',
    title: w.results.threshold,
    columns: [
      { title: w.results.indicator, width: 30 },
      { title: w.results.threshold, width: 13, align: 'center' },
      { title: w.results.measured, width: 13, align: 'center' },
      { title: w.appendix.samples, width: 11, align: 'right' },
      { title: w.results.judged, width: 13, align: 'center' },
      { title: w.appendix.norm, width: 20 },
    ],
    rows,
  };
}

/** As it is given to k6; a request that has a title needs no name of the script beside it. */
function technical({ metric, expression, subject }: ThresholdRecord): string {
  return `${subject === undefined ? metric : metric.replace(/\{.*$/s, '')} ${expression}`;
}

function requests({ w, t, lang }: Context, list: RequestRecord[]): Block {
  const ms = (value: number | null) => cell(value === null ? '–' : number(value, lang, 0));
  return {
    type: 'table',
    title: w.appendix.request,
    columns: [
      { title: w.appendix.request, width: 28 },
      ...[w.appendix.count, w.appendix.mean, 'p50', 'p90', 'p95', 'p99', w.appendix.max].map(
        (title) => ({ title, width: 9, align: 'right' as const }),
      ),
      { title: w.appendix.errors, width: 9, align: 'right' },
    ],
    rows: list.map((one) => ({
      cells: [
        cell(one.title === undefined ? one.name : t(one.title)),
        ms(one.count),
        ms(one.mean),
        ms(one.p50),
        ms(one.p90),
        ms(one.p95),
        ms(one.p99),
        ms(one.max),
        cell(percent(one.errorRate, lang)),
      ],
    })),
  };
}
