import { existsSync, readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrialReport } from '../records/runs/report.ts';
import { ReportRequestError, ReportsIncomplete } from './errors.ts';
import type { WrittenFile } from './errors.ts';
import { evidencePaths, isSafePath } from './facts/evidence.ts';
import { olderPaths } from './facts/older.ts';
import { hashOf, listFiles, writeWhole } from './files.ts';
import type { Output } from './kind.ts';
import type { ReportInput } from './input.ts';
import type { Lang } from '../words/text.ts';
import { formatNames, outputs } from './registry.ts';

export * from './errors.ts';
export { nameIn, whyOf } from './facts/failure.ts';
export { formatNames } from './registry.ts';
export { readVerdict } from './verdict/read.ts';
export { words } from './wording/index.ts';

/** How reports are made. */
export interface ReportOptions {
  /** Names out of `formatNames()`; all of them when absent. `json` is always written: the others link to it. */
  formats?: string[];
  /** Language of the documents; the HTML report carries both and opens in this one. Vietnamese when absent. */
  lang?: Lang;
  /**
   * SHA-256 of the papers that the run's manifest lists, by name, where there is one already: it is made once. A paper
   * that comes out otherwise, in another language for one, is put beside it as `bao-cao.en.pdf`.
   */
  listed?: ReadonlyMap<string, string>;
  /** Path of a Chromium; only the PDF needs one. */
  browserPath?: string;
}

const MANIFEST = 'manifest.json';

/**
 * Reads the parts that documents are made with, about a second of work for all: a caller that writes reports later can
 * have it done while something else is waited for.
 */
export async function readyReports(formats?: string[]): Promise<void> {
  await Promise.all(outputsFor(formats).flatMap((output) => output.parts()));
}

/**
 * Writes the documents of a run into its folder, then `manifest.json` with the SHA-256 and size of
 * every file there, evidence included, unless there is one already. The same report and folder give the same bytes.
 * Throws `ReportRequestError` for an unknown format or a missing folder, before anything is written,
 * and `ReportsIncomplete` at the end where a file could not be made; the others are there by then,
 * and no older version of the failed file is left beside them.
 */
export async function writeReports(
  report: TrialReport,
  folder: string,
  options: ReportOptions = {},
): Promise<WrittenFile[]> {
  const wanted = outputsFor(options.formats);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new ReportRequestError(`There is no folder ${folder} to write reports into.`);
  }
  const input: ReportInput = {
    report,
    lang: options.lang ?? 'vi',
    evidence: presentEvidence(report, folder),
    siblings: siblingsOf(wanted, folder),
    read: (path) => readFileSync(join(folder, path)),
    ...(options.browserPath === undefined ? {} : { browserPath: options.browserPath }),
  };
  const written: WrittenFile[] = [];
  const failures: { file: string; cause: unknown }[] = [];
  await Promise.all(
    wanted.map(async (output) => {
      try {
        const bytes = await output.render(input);
        const file = besideListed(output.file, bytes, input.lang, options.listed);
        written.push(await writeWhole(folder, file, bytes));
      } catch (cause) {
        failures.push({ file: output.file, cause });
        if (!options.listed) await rm(join(folder, output.file), { force: true });
      }
    }),
  );
  written.sort((one, other) => (one.file < other.file ? -1 : 1));
  failures.sort((one, other) => (one.file < other.file ? -1 : 1));
  try {
    if (!options.listed) written.push(await writeManifest(report, folder));
  } catch (cause) {
    failures.push({ file: MANIFEST, cause });
  }
  if (failures.length > 0) throw new ReportsIncomplete(failures, written);
  return written;
}

/** The name of a paper that may not take the place of the one that was signed for. */
function besideListed(
  file: string,
  bytes: Uint8Array,
  lang: Lang,
  listed: ReadonlyMap<string, string> | undefined,
): string {
  const known = listed?.get(file);
  if (known === undefined || known === hashOf(bytes)) return file;
  return file.replace(/(\.\w+)$/, `.${lang}$1`);
}

function outputsFor(formats: string[] | undefined): Output[] {
  const unknown = (formats ?? []).filter((name) => !formatNames().includes(name));
  if (unknown.length > 0) {
    throw new ReportRequestError(
      `Unknown report format ${unknown.join(', ')}; known are ${formatNames().join(', ')}.`,
    );
  }
  return outputs().filter(
    ({ format }) => formats === undefined || format === 'json' || formats.includes(format),
  );
}

function siblingsOf(wanted: Output[], folder: string): Set<string> {
  const made = wanted.map((output) => output.file);
  const found = outputs().map((output) => output.file);
  return new Set([...made, ...found.filter((file) => existsSync(join(folder, file)))]);
}

function presentEvidence(report: TrialReport, folder: string): Set<string> {
  const paths = evidencePaths(report).filter(isSafePath);
  const older = olderPaths(report).filter((path) => isSafePath(path.slice('../'.length)));
  return new Set([...paths, ...older].filter((path) => existsSync(join(folder, path))));
}

async function writeManifest(report: TrialReport, folder: string): Promise<WrittenFile> {
  const files = await listFiles(folder, [MANIFEST]);
  const manifest = { schema: 1, run: report.run.id, algorithm: 'sha256', files };
  return writeWhole(folder, MANIFEST, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
}
