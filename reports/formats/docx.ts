import type { Format } from '../kind.ts';

/** For Word: the version an official may still change. */
export const docx: Format<'document'> = {
  name: 'docx',
  extension: 'docx',
  shape: 'document',
  parts: () => [import('../docx/render.ts')],
  async render(source, input) {
    const { renderDocx } = await import('../docx/render.ts');
    return renderDocx(source.in(input.lang), input);
  },
};
