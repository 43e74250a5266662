import path from 'node:path';
import { didYouMean, either, inOrder } from '../../config/reading/faults.ts';
import type { Fault } from '../../config/reading/faults.ts';
import type { Platform } from '../../config/platforms/platform.ts';
import { bind, kindOf, unknownRequirement } from '../../suites/requirements.ts';
import { specsOf } from './collected.ts';
import type { Listing, RawError, RawIdentity } from './messages.ts';

export interface Inspection {
  root: string;
  /** All platforms of the configuration. */
  configured: readonly Platform[];
  /** Slugs of those whose suites were listed. */
  listed: readonly string[];
}

/**
 * What is wrong with suites before anything ran: specs that cannot be read, cases that name a requirement, a journey or a
 * check that does not exist, specs that nobody collects.
 * @param listing of all cases of the platforms, none left out
 */
export function inspect(listing: Listing, inspection: Inspection): Fault[] {
  const { root, configured, listed } = inspection;
  const fileOf = (file: string) =>
    path
      .relative(root, path.resolve(listing.folder || root, file))
      .split(path.sep)
      .join('/');
  if (listing.errors.length > 0)
    return inOrder(listing.errors.map((error) => unreadable(error, fileOf)));
  const known = configured.flatMap(({ requirements }) => Object.keys(requirements));
  const faults = listing.cases.flatMap((one) => [
    ...unknownNames(one, configured, fileOf),
    ...bind(one, known).unknown.map((word) => at(one, fileOf, unknownRequirement(word, known))),
  ]);
  const empty = listed.filter((slug) => !listing.cases.some(({ platform }) => platform === slug));
  const none = empty.map((slug) => ({
    ...{ file: `suites/${slug}`, line: 1, column: 1 },
    message: `found no case, expected a spec of the platform with one`,
  }));
  const collected = new Set(listing.cases.map(({ file }) => fileOf(file)));
  return inOrder([...faults, ...none, ...uncollected(inspection, collected)]);
}

function at({ file, line, column }: RawIdentity, fileOf: FileOf, message: string): Fault {
  return { file: fileOf(file), line, column, message };
}

type FileOf = (file: string) => string;

function unreadable({ message, location, column }: RawError, fileOf: FileOf): Fault {
  const [, file, line] = /^(.*):(\d+)$/.exec(location ?? '') ?? [];
  const first = message.split('\n').find((one) => one.trim() !== '') ?? message;
  return {
    file: file === undefined ? 'playwright.config.ts' : fileOf(file),
    ...{ line: Number(line ?? 1), column: column ?? 1 },
    message: `found what Playwright cannot run, expected suites that it can: ${first.trim()}`,
  };
}

/** A journey or check that the platform's YAML does not have would be a case that proves nothing. */
function unknownNames(one: RawIdentity, configured: readonly Platform[], fileOf: FileOf): Fault[] {
  const { kind, name } = kindOf(one);
  const platform = configured.find(({ slug }) => slug === one.platform);
  if (kind === 'case' || name === undefined || platform === undefined) return [];
  const names = Object.keys(kind === 'journey' ? platform.journeys : platform.checks);
  if (names.includes(name)) return [];
  const expected =
    names.length > 8 ? `one of ${names.length} in its platform’s YAML` : either(names);
  const message = `found the ${kind} ${name}, expected ${expected || 'none'}${didYouMean(name, names)}`;
  return [at(one, fileOf, message)];
}

function uncollected(
  { root, configured, listed }: Inspection,
  collected: ReadonlySet<string>,
): Fault[] {
  const others = configured.map(({ slug }) => slug).filter((slug) => !listed.includes(slug));
  const isOfOther = (file: string) => others.some((slug) => file.startsWith(`suites/${slug}/`));
  return specsOf(root)
    .filter((file) => !collected.has(file) && !isOfOther(file))
    .map((file) => ({
      ...{ file, line: 1, column: 1 },
      message: `found a spec without a case that Playwright collects, expected it as suites/${either(listed) || '<platform>'}/…spec.ts with a test`,
    }));
}
