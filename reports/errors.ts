/** Reports nothing could be written for: the folder is missing or a format is unknown. */
export class ReportRequestError extends Error {
  override name = 'ReportRequestError';
}

/** A part that a format needs is absent, for example the browser that prints the PDF. */
export class FormatPartMissing extends Error {
  override name = 'FormatPartMissing';
}

/** `verdict.json` cannot be read back: `problems` says where and what was expected. */
export class VerdictUnreadable extends Error {
  override name = 'VerdictUnreadable';
  readonly problems: string[];

  constructor(file: string, problems: string[]) {
    super(`${file} is not a verdict this version understands:\n${problems.join('\n')}`);
    this.problems = problems;
  }
}

/**
 * Some files could not be written; all others were. `failures` names each file with its cause, and
 * `written` are the files that are in the folder.
 */
export class ReportsIncomplete extends AggregateError {
  override name = 'ReportsIncomplete';
  readonly failures: { file: string; cause: unknown }[];
  readonly written: WrittenFile[];

  constructor(failures: { file: string; cause: unknown }[], written: WrittenFile[]) {
    super(
      failures.map((failure) => failure.cause),
      failures.map(({ file, cause }) => `${file}: ${messageOf(cause)}`).join('\n'),
    );
    this.failures = failures;
    this.written = written;
  }
}

/** One file in the run's folder. `file` is relative to the folder and uses `/`. */
export interface WrittenFile {
  file: string;
  sha256: string;
  bytes: number;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
