import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const FOLDER = join(import.meta.dirname, '..', 'testdata');
const Expected = z.record(
  z.string(),
  z.strictObject({
    says: z.string(),
    verdict: z.enum(['valid', 'strange', 'invalid']),
    /** Empty for what is not sent as a document. */
    gateway: z.string(),
    findings: z.array(z.string()),
  }),
);

/** An envelope of the corpus and what is right of it. */
export interface Sample {
  name: string;
  says: string;
  verdict: 'valid' | 'strange' | 'invalid';
  gateway: string;
  findings: string[];
  bytes: Buffer;
}

/** The envelopes of `testdata/envelopes/` with what `testdata/expected.yaml` says of each. */
export function corpus(): Sample[] {
  const expected = Expected.parse(parse(readFileSync(join(FOLDER, 'expected.yaml'), 'utf8')));
  return Object.entries(expected).map(([name, one]) => ({
    ...{ name, ...one },
    bytes: readFileSync(join(FOLDER, 'envelopes', `${name}.xml`)),
  }));
}
