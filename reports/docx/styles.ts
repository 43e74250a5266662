import { AlignmentType } from 'docx';
import type { IStylesOptions } from 'docx';
import { FONT, INDENT, pt } from './measures.ts';

const black = { font: FONT, color: '000000' };

/** Named styles, so that a clerk can change the look in one place and Word can build a contents list. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { ...black, size: pt(14), language: { value: 'vi-VN', eastAsia: 'vi-VN' } },
      paragraph: { spacing: { before: 0, after: 0 } },
    },
    heading1: headingStyle({ bold: true }),
    heading2: headingStyle({ bold: true }),
    heading3: headingStyle({ bold: false }),
    heading4: headingStyle({ bold: false }),
    heading5: headingStyle({ bold: false }),
    heading6: headingStyle({ bold: false }),
    hyperlink: { run: { color: '000000' } },
    title: {
      run: { ...black, size: pt(14), bold: true },
      paragraph: {
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: { before: 0, after: 0 },
      },
    },
  },
  paragraphStyles: [
    {
      id: 'BodyText',
      name: 'Body Text',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: {
        alignment: AlignmentType.JUSTIFIED,
        indent: { firstLine: INDENT },
        spacing: { after: 120, line: 288, lineRule: 'auto' },
      },
    },
    {
      id: 'ListDash',
      name: 'List Dash',
      basedOn: 'BodyText',
      quickFormat: true,
      paragraph: {},
    },
    { id: 'Basis', name: 'Basis', basedOn: 'BodyText', quickFormat: true, run: { italics: true } },
    {
      id: 'Notice',
      name: 'Notice',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: pt(13) },
      paragraph: { alignment: AlignmentType.JUSTIFIED, spacing: { before: 40, after: 40 } },
    },
    {
      id: 'SmallText',
      name: 'Small Text',
      basedOn: 'Normal',
      run: { size: pt(12), italics: true },
      paragraph: { spacing: { before: 60, after: 120 } },
    },
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: pt(12) },
    },
    {
      id: 'TableGap',
      name: 'Table Gap',
      basedOn: 'Normal',
      run: { size: pt(6) },
      paragraph: { spacing: { after: 60 } },
    },
  ],
};

function headingStyle({
  bold,
}: {
  bold: boolean;
}): NonNullable<IStylesOptions['default']>['heading1'] & object {
  return {
    run: { ...black, size: pt(14), bold },
    paragraph: {
      keepNext: true,
      keepLines: true,
      indent: { firstLine: INDENT },
      spacing: { before: 160, after: 120 },
    },
  };
}
