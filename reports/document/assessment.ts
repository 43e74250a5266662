import { anchors } from '../facts/anchors.ts';
import { evaluationOf, waiversFor } from '../facts/index.ts';
import type { Evaluation } from '../facts/index.ts';
import { cell, heading, list, paragraph, toAnchor } from './blocks.ts';
import type { Block, Row, Tone } from './blocks.ts';
import { withoutStop } from './risks.ts';
import type { Context } from './context.ts';

/** How an evaluation is coloured. */
export const toneOf: Record<Evaluation, Tone> = {
  met: 'pass',
  conditional: 'blocked',
  'not-met': 'fail',
  undecided: 'not-run',
};

/** VI. Đánh giá: đạt, đạt có điều kiện, không đạt, or chưa đủ cơ sở kết luận. */
export function assessment(context: Context): Block[] {
  const { report, w, t } = context;
  const overall = evaluationOf(report.decision, report.waivers);
  const rehearsal = report.target.kind === 'sandbox';
  const sentence = (rehearsal ? w.assessment.rehearsalText : w.assessment.text)[overall];
  return [
    heading(1, w.assessment.heading),
    heading(2, w.assessment.overall),
    paragraph(
      ...(rehearsal ? [w.assessment.rehearsalPrefix] : []),
      { text: `${w.evaluation[overall].toUpperCase()}. `, bold: true, tone: toneOf[overall] },
      sentence,
    ),
    ...(report.reasons.length === 0
      ? []
      : [
          paragraph(w.assessment.reasons),
          ...list(report.reasons.map(({ text }) => [`${withoutStop(t(text))}.`])),
        ]),
    ...byPlatform(context),
  ];
}

function byPlatform({ report, w, t }: Context): Block[] {
  if (report.platforms.length === 0) return [];
  const rows = report.platforms.map((platform): Row => {
    const waivers = waiversFor(platform, report);
    const evaluation = evaluationOf(platform.decision, waivers);
    const applied = waivers.filter((waiver) => waiver.applied);
    const ids = applied.map(({ requirement, defect }) => requirement ?? defect ?? '—').join(', ');
    const met =
      evaluation === 'conditional' ? w.assessment.withWaivers(ids) : w.assessment.noReason;
    const reasons = platform.reasons.map(({ text }) => [t(text)]);
    return {
      cells: [
        cell(toAnchor(t(platform.name), anchors.platform(platform.slug))),
        cell({ text: w.evaluation[evaluation], bold: true, tone: toneOf[evaluation] }),
        reasons.length === 0 ? cell(met) : reasons,
      ],
    };
  });
  return [
    heading(2, w.assessment.byPlatform),
    {
      type: 'table',
      title: w.assessment.byPlatform,
      columns: [
        { title: w.general.platform, width: 34 },
        { title: w.assessment.conclusion, width: 20, align: 'center' },
        { title: w.assessment.basis, width: 46 },
      ],
      rows,
    },
  ];
}
