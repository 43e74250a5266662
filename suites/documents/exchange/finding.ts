import type { Place, XmlFault } from './xml.ts';

/** What can be wrong with an envelope. */
export type FindingCode =
  | XmlFault
  | 'not-envelope'
  | 'namespace-unknown'
  | 'element-missing'
  | 'element-empty'
  | 'organ-id-form'
  | 'number-form'
  | 'date-impossible'
  | 'too-long'
  | 'kind-unknown'
  | 'priority-unknown'
  | 'business-unknown'
  | 'about-missing'
  | 'status-unknown'
  | 'text-broken'
  | 'attachment-not-base64'
  | 'attachment-missing'
  | 'attachment-unlisted'
  | 'content-id-twice'
  | 'signature-missing'
  | 'signature-twice'
  | 'signature-misplaced'
  | 'signature-algorithm'
  | 'signature-reference'
  | 'signature-certificate'
  | 'signature-comment'
  | 'signature-broken'
  | 'id-twice'
  // What may be met and is read all the same.
  | 'dialect-edoc'
  | 'spelling-third'
  | 'byte-order-mark'
  | 'wrapped'
  | 'organ-id-old'
  | 'date-form'
  | 'kind-name-differs'
  | 'identity-missing'
  | 'identity-differs'
  | 'text-decomposed'
  | 'attachment-empty'
  | 'attachments-none'
  | 'signature-unchecked'
  | 'schema-unexpected'
  | 'schema-missing'
  | 'schema-long'
  | 'schema-value'
  | 'schema-other';

/** Found in an envelope that must be read all the same. */
const STRANGE: ReadonlySet<FindingCode> = new Set([
  'dialect-edoc',
  'spelling-third',
  'byte-order-mark',
  'wrapped',
  'organ-id-old',
  'date-form',
  'kind-name-differs',
  'identity-missing',
  'identity-differs',
  'text-decomposed',
  'attachment-empty',
  'attachments-none',
  'signature-unchecked',
  'schema-unexpected',
  'schema-missing',
  'schema-long',
  'schema-value',
  'schema-other',
]);

export interface Finding {
  code: FindingCode;
  place: Place;
  /** The element it is about, as a path: `MessageHeader/Code/CodeNumber`. */
  element: string;
  /** What stands there, and what should: as far as the sentence needs it. */
  found?: string;
  expected?: string;
}

/** `valid`: nothing found. `strange`: must be read, and some systems will not. `invalid`: must be refused. */
export type Verdict = 'valid' | 'strange' | 'invalid';

export function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some(({ code }) => !STRANGE.has(code))) return 'invalid';
  return findings.length > 0 ? 'strange' : 'valid';
}

/** What a correct gateway answers: 10 to no file, 22 to what is no envelope, else 0. */
export function gatewayCodeOf(findings: readonly Finding[]): '0' | '10' | '22' {
  if (findings.some(({ code }) => code === 'empty')) return '10';
  return verdictOf(findings) === 'invalid' ? '22' : '0';
}
