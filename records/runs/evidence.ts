export const EVIDENCE_KINDS = [
  'trace',
  'screenshot',
  'log',
  'page',
  'preflight',
  'load',
  'attachment',
  'facts',
  'waterfall',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A file that proves something. `path` is relative to the run's folder and uses `/`. */
export interface Evidence {
  path: string;
  kind: EvidenceKind;
  sha256: string;
  bytes: number;
  mediaType: string;
}

/** Why a file cannot be masked: it is no text. */
export type Unmaskable =
  | 'picture'
  | 'recording'
  | 'document'
  | 'archive'
  | 'unreadable'
  | 'too-large';
