import type { Format } from '../kind.ts';

/** Printed by Chromium, tagged and with an outline. */
export const pdf: Format<'document'> = {
  name: 'pdf',
  extension: 'pdf',
  shape: 'document',
  parts: () => [import('../print/pdf.ts'), import('playwright')],
  async render(source, input) {
    const { printPdf } = await import('../print/pdf.ts');
    return printPdf(source, input);
  },
};
