import type { Format } from '../kind.ts';
import { checkVerdict } from '../verdict/read.ts';

/** `verdict.json`: keys in the order of the schema, so the order of the caller's objects does not show. */
export const json: Format<'verdict'> = {
  name: 'json',
  extension: 'json',
  shape: 'verdict',
  async render(report) {
    const checked = checkVerdict(JSON.parse(JSON.stringify(report)), 'The report');
    return Buffer.from(`${JSON.stringify(checked, null, 1)}\n`);
  },
};
