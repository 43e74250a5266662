import type { TrialReport } from '../records/runs/report.ts';
import type { DocumentSource } from './document/blocks.ts';
import type { Register } from './rows.ts';
import type { ReportInput } from './input.ts';

/** What a kind can be: the shape decides which formats it comes in. */
export interface Contents {
  /** The whole run as data. */
  verdict: TrialReport;
  /** A text document with headings, tables and links. */
  document: DocumentSource;
  /** Rows under named columns. */
  register: Register;
  /** Test results for a CI server. */
  suites: TrialReport;
}

export type Shape = keyof Contents;

/** Modules that are read when they are first needed, as they take a while. */
type Preload = () => Promise<unknown>[];

/** A document kind: what it says. It comes in every format of its shape. */
export interface Kind<S extends Shape = Shape> {
  /** File name without extension. */
  name: string;
  shape: S;
  parts?: Preload;
  content(input: ReportInput): Contents[S] | Promise<Contents[S]>;
}

/** An output format: how one shape becomes a file. */
export interface Format<S extends Shape = Shape> {
  /** What `--format` calls it, and its file name in `formats/`. */
  name: string;
  extension: string;
  shape: S;
  parts?: Preload;
  render(content: Contents[S], input: ReportInput): Promise<Uint8Array>;
}

/** One kind in one format, ready to be rendered. */
export interface Output {
  file: string;
  format: string;
  parts: Preload;
  render(input: ReportInput): Promise<Uint8Array>;
}

/** Pairs a kind with a format of the same shape; the type system holds both to it. */
export function pair<S extends Shape>(kind: Kind<S>, format: Format<S>): Output {
  return {
    file: `${kind.name}.${format.extension}`,
    format: format.name,
    parts: () => [...(kind.parts?.() ?? []), ...(format.parts?.() ?? [])],
    render: async (input) => format.render(await kind.content(input), input),
  };
}
