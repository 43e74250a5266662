import type { Format } from '../kind.ts';

/** One page that needs no server and no network, in both languages. */
export const html: Format<'document'> = {
  name: 'html',
  extension: 'html',
  shape: 'document',
  parts: () => [import('../page/page.ts')],
  async render(source, input) {
    const { interactivePage } = await import('../page/page.ts');
    return Buffer.from(interactivePage(source, input));
  },
};
