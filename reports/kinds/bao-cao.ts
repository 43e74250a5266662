import type { ReportDocument } from '../document/blocks.ts';
import type { Kind } from '../kind.ts';
import type { ReportInput } from '../input.ts';
import type { Lang } from '../../words/text.ts';

/** Each language is built once for a call, however many formats show it. */
const built = new WeakMap<ReportInput, Map<Lang, ReportDocument>>();

/** The official report of the trial. */
export const baoCao: Kind<'document'> = {
  name: 'bao-cao',
  shape: 'document',
  parts: () => [import('../document/build.ts')],
  async content(input) {
    const { buildDocument } = await import('../document/build.ts');
    const documents = built.get(input) ?? new Map<Lang, ReportDocument>();
    built.set(input, documents);
    return {
      in(lang) {
        const document = documents.get(lang) ?? buildDocument(input, lang);
        documents.set(lang, document);
        return document;
      },
    };
  },
};
