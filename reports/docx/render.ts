import {
  AlignmentType,
  BorderStyle,
  Bookmark,
  Document,
  Header,
  PageNumber,
  PageOrientation,
  Packer,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx';
import type { FileChild, ISectionOptions } from 'docx';
import type { Appendix, ReportDocument } from '../document/blocks.ts';
import type { ReportInput } from '../input.ts';
import { words } from '../wording/index.ts';
import { printable } from '../xml.ts';
import { settledDates, settledZip } from '../zip.ts';
import { blocksDocx } from './blocks.ts';
import { letterheadDocx, signatureDocx } from './letterhead.ts';
import { LANDSCAPE_MARGIN, MARGIN, PAGE, TEXT, pt } from './measures.ts';
import { styles } from './styles.ts';
import { Bookmarks, plain, runs } from './text.ts';
import type { TextContext } from './text.ts';

/** The document for Word; each appendix is a section that counts its own pages. */
export async function renderDocx(report: ReportDocument, input: ReportInput): Promise<Uint8Array> {
  const context: TextContext = { input, bookmarks: new Bookmarks() };
  const main: FileChild[] = [
    ...letterheadDocx(report.letterhead),
    ...noticesDocx(report, context),
    ...blocksDocx(report.blocks, TEXT.portrait, context, 2),
    ...signatureDocx(report.signature),
  ];
  const file = new Document({
    title: printable(report.title),
    subject: printable(report.letterhead.subject),
    creator: printable(report.letterhead.agency),
    lastModifiedBy: printable(report.letterhead.agency),
    description: printable(report.title),
    styles,
    sections: [
      section(main, false),
      ...report.appendices.map((appendix) => appendixSection(appendix, context)),
    ],
  });
  const bytes = new Uint8Array(await Packer.toBuffer(file));
  const iso = input.report.run.endedAt;
  const names = new Map<string, string>();
  return settledZip(bytes, iso, (name, xml) =>
    name === 'docProps/core.xml' ? settledDates(xml, iso) : settledNames(xml, names),
  );
}

function section(children: FileChild[], landscape: boolean): ISectionOptions {
  return {
    properties: {
      titlePage: true,
      type: SectionType.NEXT_PAGE,
      page: {
        size: {
          ...PAGE,
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: landscape ? LANDSCAPE_MARGIN : MARGIN,
        pageNumbers: { start: 1 },
      },
    },
    headers: { default: pageNumberHeader(), first: new Header({ children: [new Paragraph({})] }) },
    children,
  };
}

function pageNumberHeader(): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: pt(13) });
  return new Header({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })],
  });
}

function appendixSection(appendix: Appendix, context: TextContext): ISectionOptions {
  const label = new Bookmark({
    id: context.bookmarks.nameOf(appendix.id),
    children: [new TextRun({ text: printable(appendix.label), bold: true, size: pt(14) })],
  });
  const head: FileChild[] = [
    new Paragraph({ style: 'Title', outlineLevel: 0, children: [label] }),
    plain(appendix.title, { bold: true, size: pt(14) }, { style: 'Title' }),
    plain(
      appendix.attachedTo,
      { italics: true },
      { alignment: AlignmentType.CENTER, spacing: { after: 240 } },
    ),
  ];
  const width = appendix.landscape ? TEXT.landscape : TEXT.portrait;
  return section([...head, ...blocksDocx(appendix.blocks, width, context)], appendix.landscape);
}

function noticesDocx(report: ReportDocument, context: TextContext): Paragraph[] {
  if (report.notices.length === 0) return [];
  const line = { style: BorderStyle.SINGLE, size: 6, space: 4, color: '000000' };
  const border = { top: line, bottom: line, left: line, right: line };
  const title = [{ text: `${words(report.lang).notice.title}:`, bold: true }];
  return [title, ...report.notices].map(
    (text) =>
      new Paragraph({
        style: 'Notice',
        border,
        indent: { left: 100, right: 100 },
        children: runs(text, context),
      }),
  );
}

/**
 * The library draws lots for the names of its links and counts bookmarks over the whole process;
 * names and numbers counted in one file are the same in every run.
 */
function settledNames(xml: string, names: Map<string, string>): string {
  const counted = (drawn: string, name: (place: number) => string): string => {
    const known = names.get(drawn) ?? name(names.size + 1);
    names.set(drawn, known);
    return known;
  };
  return xml
    .replace(/\brId[a-z0-9_-]{21}"/g, (drawn) => counted(drawn, (place) => `rIdLink${place}"`))
    .replace(
      /(<w:bookmark(?:Start|End)[^>]* w:id=)"(\d+)"/g,
      (_all, before: string, id: string) => `${before}"${counted(`bookmark ${id}`, String)}"`,
    );
}
