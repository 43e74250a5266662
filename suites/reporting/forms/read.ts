import { rootFolder } from '../../../config/home.ts';
import { ConfigError, didYouMean, either, inOrder } from '../../../config/reading/faults.ts';
import type { Fault } from '../../../config/reading/faults.ts';
import { namesIn } from '../../../config/reading/folders.ts';
import { Reporter } from '../../../config/reading/reporter.ts';
import { shaped } from '../../../config/reading/shape.ts';
import { readYaml } from '../../../config/reading/source.ts';
import { readFormula } from '../arithmetic/formula.ts';
import type { Formula } from '../arithmetic/formula.ts';
import { closingOf, kindOfPeriod } from '../periods.ts';
import { FormFile, formOf } from './form.ts';
import type { Form } from './form.ts';

const FOLDER = 'config/platforms/reporting/forms';

/** The forms of a folder that can be read; what is wrong in the others is added, with its place. */
export function readForms(root: string, faults: Fault[], folder = FOLDER): Form[] {
  const seen = new Map<string, File>();
  return namesIn(root, folder).flatMap((slug) => {
    const before = faults.length;
    const source = readYaml(root, `${folder}/${slug}.yaml`, faults);
    const file = source && shaped(FormFile, source, faults);
    if (source === null || file === null) return [];
    checkFormulas(file, new Reporter(source, faults));
    checkVersion(slug, file, seen, new Reporter(source, faults));
    return faults.length > before ? [] : [formOf(slug, file)];
  });
}

type File = Parameters<typeof formOf>[1];

/** Versions of one form have numbers of their own, and only one is in force on a day. */
function checkVersion(slug: string, file: File, seen: Map<string, File>, report: Reporter): void {
  const { code, version, inForce } = file;
  for (const [other, one] of seen) {
    if (one.code !== code) continue;
    if (one.version === version)
      report.value(['version'], `found ${version} as in ${other}.yaml, expected another version`);
    const from = [inForce.from ?? '', one.inForce.from ?? ''].toSorted().at(-1) ?? '';
    if (isInForce(inForce, from) && isInForce(one.inForce, from))
      report.value(
        ['code'],
        `found ${code} in force while ${other}.yaml is, expected other days under inForce`,
      );
  }
  seen.set(slug, file);
}

function checkFormulas(file: File, report: Reporter): void {
  for (const axis of ['columns', 'rows'] as const) {
    const names = Object.keys(file[axis]);
    for (const [id, { formula, carries, kind }] of Object.entries(file[axis])) {
      if (carries !== undefined)
        report.oneOf([axis, id, 'carries'], axis.slice(0, -1), carries, names);
      if (formula === undefined && kind === 'rate')
        report.key([axis, id], 'found a rate without a formula, expected how it is worked out');
      if (formula !== undefined)
        checkFormula(formula, [axis, id, 'formula'], names, report, { isRule: false });
    }
    for (const circle of circlesIn(file[axis]))
      report.value([axis, circle, 'formula'], `found a formula that rests on ${circle} itself`);
  }
  for (const [n, { rule, at }] of file.checks.entries()) {
    const axis = Object.hasOwn(file.rows, at) ? 'rows' : 'columns';
    report.oneOf(['checks', n, 'at'], 'row or column', at, [
      ...Object.keys(file.columns),
      ...Object.keys(file.rows),
    ]);
    checkFormula(rule, ['checks', n, 'rule'], Object.keys(file[axis]), report, { isRule: true });
  }
  const both = Object.keys(file.rows).filter((id) => Object.hasOwn(file.columns, id));
  for (const id of both)
    report.key(['rows', id], `found the name ${id} of a column again, expected another`);
}

function checkFormula(
  text: string,
  path: readonly PropertyKey[],
  names: readonly string[],
  report: Reporter,
  { isRule }: { isRule: boolean },
): void {
  let formula: Formula;
  try {
    formula = readFormula(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report.value(path, `found a formula that cannot be read: ${error.message}`);
    return;
  }
  if (formula.isRule !== isRule)
    report.value(
      path,
      `found ${isRule ? 'a formula' : 'a rule'}, expected ${isRule ? 'a rule' : 'a formula'}`,
    );
  for (const name of formula.names)
    if (!names.includes(name))
      report.value(
        path,
        `found the name ${name}, expected ${names.length > 12 ? `one of the ${names.length} known` : either(names)}${didYouMean(name, names)}`,
      );
}

/** Lines whose formulas lead back to them. */
function circlesIn(lines: File['rows']): string[] {
  const restsOn = (id: string): readonly string[] => {
    const formula = lines[id]?.formula;
    try {
      return formula === undefined ? [] : readFormula(formula).names;
    } catch {
      return [];
    }
  };
  return Object.keys(lines).filter((start) => {
    const seen = new Set<string>();
    const queue = [...restsOn(start)];
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      if (id === start) return true;
      if (!seen.has(id)) queue.push(...restsOn(id));
      seen.add(id);
    }
    return false;
  });
}

let read: Form[] | undefined;

/** The forms of the configuration. @throws ConfigError with all that is wrong in them */
export function forms(): readonly Form[] {
  if (read !== undefined) return read;
  const faults: Fault[] = [];
  const all = readForms(rootFolder(), faults);
  if (faults.length > 0) throw new ConfigError(inOrder(faults));
  read = all;
  return all;
}

/** @throws RangeError where no form has this code in this version */
export function formWithCode(code: string, version: number): Form {
  const found = forms().find((one) => one.code === code && one.version === version);
  if (found === undefined)
    throw new RangeError(`no version ${version} of the form ${code} in ${FOLDER}`);
  return found;
}

/** Whether a form is reported in a period, in the version that is in force when it closes. */
export function isFor({ periods, inForce }: Form, period: string): boolean {
  const kind = kindOfPeriod(period);
  return kind !== undefined && periods.includes(kind) && isInForce(inForce, closingOf(period));
}

function isInForce({ from = '', to = '9999' }: Form['inForce'], day: string): boolean {
  return from <= day && day <= to;
}
