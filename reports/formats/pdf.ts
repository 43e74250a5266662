import type { Format } from '../kind.ts';

/** Printed by Chromium, tagged and with an outline. */
export const pdf: Format<'document'> = {
  name: 'pdf',
  extension: 'pdf',
  shape: 'document',
  async render(source, input) {
    const { printPdf } = await import('../print/pdf.ts');
    return printPdf(source, input);
  },
};
