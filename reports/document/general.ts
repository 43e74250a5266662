import { anchors } from '../facts/anchors.ts';
import { dateTime, duration } from '../figures.ts';
import { cell, heading, toAnchor } from './blocks.ts';
import type { Block, Line, Row } from './blocks.ts';
import type { Context } from './context.ts';
import { demands } from './demands.ts';

/** I. Thông tin chung. */
export function general(context: Context): Block[] {
  const { w } = context;
  return [
    heading(1, w.general.heading),
    ...demands(context),
    heading(2, w.general.run),
    {
      type: 'table',
      title: w.general.run,
      together: true,
      columns: [
        { title: w.general.item, width: 30 },
        { title: w.general.info, width: 70 },
      ],
      rows: facts(context).map(([name, ...value]) => ({ cells: [cell(name), cell(...value)] })),
    },
    heading(2, w.general.objects),
    ...objects(context),
  ];
}

/** What the reader must know before anything else: stand-in, modelled platforms, faults, live. */
export function notices({ report, w, t }: Context): Line[] {
  const lines: string[] = [];
  if (report.target.kind === 'sandbox') lines.push(w.notice.rehearsal);
  if (report.run.faults.length > 0) lines.push(w.notice.faults(report.run.faults));
  const modelled = report.platforms.filter((platform) => platform.modelled);
  if (modelled.length > 0) lines.push(w.notice.modelled(modelled.map(({ name }) => t(name))));
  if (report.run.ending === 'interrupted') lines.push(w.notice.interrupted);
  if (report.run.shard !== null) lines.push(w.notice.shard(report.run.shard));
  if (report.target.kind === 'live') lines.push(w.notice.live);
  lines.push(...(report.remarks ?? []).map(({ text }) => `${t(text)}.`));
  return lines.map((text) => [text]);
}

/** What the target calls itself, and of which kind it is: a stand-in is never taken for the real one. */
export function targetOf({
  report: { target },
  w,
  t,
}: Pick<Context, 'report' | 'w' | 't'>): string {
  const kind = w.targetKind[target.kind];
  return target.title === undefined
    ? w.general.target(target.name, kind)
    : w.general.titled(t(target.title), target.name, kind);
}

function facts(context: Context): [string, ...Line][] {
  const { report, w, t, lang } = context;
  const { run } = report;
  const lasted = duration(Date.parse(run.endedAt) - Date.parse(run.startedAt), lang);
  const parts = [
    ['Node', run.tool.node],
    ['Playwright', run.tool.playwright],
    ['k6', run.tool.k6],
    ['Chromium', run.tool.browser],
  ].filter(([, version]) => version !== '');
  return [
    [w.general.id, run.id],
    [w.general.phase, run.phase === null ? w.general.noPhase : t(run.phase.name)],
    [w.general.time, w.general.period(dateTime(run.startedAt), dateTime(run.endedAt), lasted)],
    [w.general.environment, targetOf(context)],
    [w.general.state, w.ending[run.ending]],
    [w.general.tool, `${run.tool.name} ${run.tool.version}`],
    [w.general.parts, parts.map(([name, version]) => `${name} ${version}`).join('; ')],
    ...(run.seed === null ? [] : [[w.general.seed, String(run.seed)] as [string, string]]),
  ];
}

function objects({ report, w, t }: Context): Block[] {
  if (report.platforms.length === 0) {
    return [{ type: 'paragraph', line: [w.general.noPlatform], style: 'body' }];
  }
  const rows: Row[] = report.platforms.map((platform, index) => {
    const notes = [
      ...(report.target.kind === 'sandbox' ? [w.general.standIn] : []),
      ...(platform.modelled ? [w.general.modelled] : []),
    ];
    return {
      cells: [
        cell(String(index + 1)),
        cell(toAnchor(t(platform.name), anchors.platform(platform.slug))),
        cell(report.target.addresses[platform.slug] ?? '—'),
        notes.length === 0 ? cell('—') : notes.map((note): Line => [note]),
      ],
    };
  });
  const known = new Set(report.platforms.map((platform) => platform.slug));
  for (const [name, address] of Object.entries(report.target.addresses).sort()) {
    if (known.has(name)) continue;
    const note = report.target.kind === 'sandbox' ? w.general.standIn : '—';
    const called = report.target.systems?.[name];
    const related = `${w.general.otherAddresses}: ${called === undefined ? name : t(called)}`;
    rows.push({ cells: [cell(String(rows.length + 1)), cell(related), cell(address), cell(note)] });
  }
  const columns: (Block & { type: 'table' })['columns'] = [
    { title: w.general.order, width: 8, align: 'center' },
    { title: w.general.platform, width: 40 },
    { title: w.general.address, width: 30 },
    { title: w.general.note, width: 22 },
  ];
  const together = rows.length <= 8;
  return [{ type: 'table', title: w.general.objects, together, columns, rows }];
}
