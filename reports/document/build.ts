import { anchors } from '../facts/anchors.ts';
import { wallClock } from '../figures.ts';
import type { ReportInput } from '../input.ts';
import type { Lang } from '../../words/text.ts';
import { advice } from './advice.ts';
import { defectAppendix } from './appendix-defects.ts';
import { diaryAppendix } from './appendix-diary.ts';
import { loadAppendix } from './appendix-load.ts';
import { requirementAppendix } from './appendix-requirements.ts';
import { waterfallAppendix } from './appendix-waterfall.ts';
import { assessment } from './assessment.ts';
import type { Appendix, Block, Letterhead, ReportDocument, SignatureBlock } from './blocks.ts';
import { contextOf } from './context.ts';
import type { Context } from './context.ts';
import { defects } from './defects.ts';
import { general, notices } from './general.ts';
import { withLivingLinks } from './links.ts';
import { method } from './method.ts';
import { results } from './results.ts';
import { risks } from './risks.ts';
import { numbered } from './numbering.ts';

/** The *Báo cáo kết quả vận hành thử* in one language, in the form of NĐ 30/2020/NĐ-CP. */
export function buildDocument(input: ReportInput, lang: Lang): ReportDocument {
  const context = contextOf(input, lang);
  const sections: Block[][] = [
    general(context),
    method(context),
    results(context),
    defects(context),
    risks(context),
    assessment(context),
    advice(context),
  ];
  return withLivingLinks({
    lang,
    title: context.w.page.title(input.report.run.id),
    letterhead: letterhead(context),
    notices: notices(context),
    blocks: numbered(sections),
    signature: signature(context),
    appendices: appendices(context),
  });
}

function letterhead({ report, w, t }: Context): Letterhead {
  const { form } = report;
  const at = signedOn(report.run.endedAt);
  return {
    superior: form.superior.toUpperCase(),
    agency: form.agency.toUpperCase(),
    nation: w.letterhead.nation,
    motto: w.letterhead.motto,
    number: w.letterhead.number(form.agencyCode),
    placeDate: w.letterhead.placeDate(form.place, at.day, at.month, at.year),
    kind: w.letterhead.kind,
    subject: w.letterhead.subject(report.platforms.map((platform) => t(platform.name))),
    basis: form.basis.map((item, index) => {
      const end = index === form.basis.length - 1 ? '.' : ';';
      return `${item.trim().replace(/[.;,]+$/, '')}${end}`;
    }),
  };
}

function signature({ report, w }: Context): SignatureBlock {
  const { signer, recipients } = report.form;
  return {
    authority: signer.authority.toUpperCase(),
    office: signer.office.toUpperCase(),
    name: signer.name,
    recipientsTitle: w.letterhead.recipients,
    recipients: recipients.map((recipient, index) => {
      const end = index === recipients.length - 1 ? '.' : ';';
      return `- ${recipient.trim().replace(/[.;,]+$/, '')}${end}`;
    }),
  };
}

function appendices(context: Context): Appendix[] {
  const { report, w } = context;
  const at = signedOn(report.run.endedAt);
  const { agency, agencyCode } = report.form;
  // A name kept in capitals for the letterhead cannot be put into a sentence.
  const named = agency === agency.toUpperCase() ? '' : agency;
  const attachedTo = w.letterhead.attachedTo(agencyCode, at.day, at.month, at.year, named);
  const parts: Pick<Appendix, 'id' | 'title' | 'landscape' | 'blocks'>[] = [
    {
      id: anchors.requirements,
      title: w.appendix.requirements,
      landscape: false,
      blocks: requirementAppendix(context),
    },
    {
      id: anchors.defects,
      title: w.appendix.defects,
      landscape: report.defects.length > 0,
      blocks: defectAppendix(context),
    },
    { id: anchors.loads, title: w.appendix.load, landscape: false, blocks: loadAppendix(context) },
  ];
  const ways = waterfallAppendix(context);
  if (ways.length > 0) {
    const title = w.appendix.waterfalls;
    parts.push({ id: anchors.waterfalls, title, landscape: false, blocks: ways });
  }
  if (report.diary !== undefined && report.diary.length > 0) {
    const blocks = diaryAppendix(context, report.diary);
    parts.push({ id: anchors.diary, title: w.appendix.diary, landscape: true, blocks });
  }
  return parts.map((part, index) => ({
    ...part,
    title: part.title.toUpperCase(),
    label: w.letterhead.appendix(['I', 'II', 'III', 'IV', 'V'][index] ?? String(index + 1)),
    attachedTo,
    blocks: numbered([part.blocks]),
  }));
}

function signedOn(iso: string): { day: number; month: number; year: number } {
  return wallClock(iso) ?? { day: 1, month: 1, year: 1970 };
}
