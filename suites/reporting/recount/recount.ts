import { brokenRules, carried, decimal, totalOf, worked } from '../arithmetic/figures.ts';
import type { Figures } from '../arithmetic/figures.ts';
import { rounded } from '../arithmetic/formula.ts';
import type { Cell, Form } from '../forms/form.ts';
import { STATES } from '../offer/reports.ts';
import type { UnitReport } from '../offer/reports.ts';
import type { Difference, DifferenceCode } from './difference.ts';
import type { Exported } from './exported.ts';
import type { Fetched } from './fetched.ts';
import type { Province } from '../province.ts';
import { digestOf, isIntact, signedText } from './signature.ts';

const SUMMED: readonly string[] = [STATES.aggregated, STATES.completed];
const APPROVED: readonly string[] = [STATES.approved, ...SUMMED];

/** Everything in which a campaign is not as it is counted from its units' own figures. */
export function recount(fetched: Fetched, province: Province): Difference[] {
  const say = sayerFor(fetched);
  const own = ownReports(fetched, province);
  return [
    ...unitsAmiss(fetched, province, say),
    ...own.flatMap((report) => reportAmiss(fetched, report, say)),
    ...listAmiss(own, fetched.totals, say),
    ...totalAmiss(fetched, province.name, say),
    ...recountExports(fetched, province),
  ];
}

/** Everything in which its exports are not as its interface. */
export function recountExports(fetched: Fetched, province: Province): Difference[] {
  const say = sayerFor(fetched);
  const own = new Set(ownReports(fetched, province));
  return fetched.exports.flatMap((one) => exportAmiss(fetched, one, { province, own, say }));
}

/** The reports of the province's units: what is none of them is named as that alone. */
function ownReports({ reports }: Fetched, { communes, departments }: Province): UnitReport[] {
  const known = new Set([...communes, ...departments].map(({ code }) => code));
  return reports.filter(({ unit }) => known.has(unit));
}

type Say = (
  code: DifferenceCode,
  unit: { unit: string; unitName: string },
  more?: { cell?: Cell; seen?: string | null; counted?: string | null },
) => Difference;

function sayerFor({ form, campaign }: Fetched): Say {
  return (code, { unit, unitName }, { cell, seen = null, counted = null } = {}) => ({
    ...{ code, form: form.code, period: campaign.period, unit, unitName, seen, counted },
    ...{ row: cell?.row.id ?? null, column: cell?.column.id ?? null },
  });
}

const nfc = (text: string) => text.normalize('NFC').trim();

/** Units that are missing, there twice or not of the province. */
function unitsAmiss(
  { campaign, reports }: Fetched,
  { communes, departments }: Province,
  say: Say,
): Difference[] {
  const known = new Map([...communes, ...departments].map(({ code, name }) => [code, name]));
  const amiss: Difference[] = [];
  const names = new Map<string, number>();
  for (const report of reports) {
    const own = known.get(report.unit);
    const name = nfc(report.unitName);
    names.set(name, (names.get(name) ?? 0) + 1);
    if (names.get(name) === 2) amiss.push(say('unit-twice', { ...report, unitName: name }));
    if (own === undefined) amiss.push(say('stranger', report));
    else if (nfc(own) !== name)
      amiss.push(say('unit-name', report, { seen: report.unitName, counted: own }));
  }
  const there = new Set(reports.map(({ unit }) => unit));
  const owed = [
    ...(campaign.isWhole ? communes : []),
    ...(campaign.withDepartments ? departments : []),
  ];
  for (const { code, name } of owed)
    if (!there.has(code)) amiss.push(say('missing-unit', { unit: code, unitName: name }));
  return amiss;
}

/** Cells of one report that do not fit its formulas, its rules, the former period or what was signed. */
function reportAmiss(
  { form, campaign, former, lacks }: Fetched,
  report: UnitReport,
  say: Say,
): Difference[] {
  const { figures } = report;
  if (!APPROVED.includes(report.state)) return [];
  const before = former?.find(({ unit }) => unit === report.unit)?.figures ?? null;
  const amiss: Difference[] = [];
  for (const cell of form.cells) {
    const seen = figures[cell.key] ?? null;
    for (const own of cell.formulas) {
      const counted = rounded(worked(cell, own, figures), cell.digits);
      if (!isSame(seen, counted)) amiss.push(say('formula', report, { cell, seen, counted }));
    }
    const counted = carried(cell, before);
    if (counted !== undefined && !isSame(seen, counted))
      amiss.push(say('carry', report, { cell, seen, counted }));
  }
  for (const { cell } of brokenRules(form, figures, before))
    amiss.push(say('rule', report, { cell, seen: figures[cell.key] ?? null }));
  if (lacks.some(({ what }) => what === 'signatures')) return amiss;
  const { signature } = report;
  const signed = signature && signedText(signature);
  if (signature === null || signed === null || !isIntact(signature) || signed.unit !== report.unit)
    amiss.push(say('signature', report));
  else if (signed.period !== campaign.period) amiss.push(say('period', report));
  else if (digestOf(signed.figures) !== digestOf(figures))
    for (const cell of form.cells) {
      const [seen, counted] = [figures[cell.key] ?? null, signed.figures[cell.key] ?? null];
      if (!isSame(seen, counted)) amiss.push(say('signature', report, { cell, seen, counted }));
    }
  return amiss;
}

/** Approved reports that the last total does not say it is made of, and those it says twice. */
function listAmiss(own: readonly UnitReport[], totals: Fetched['totals'], say: Say): Difference[] {
  const total = totals.totals.at(-1);
  const listed = Map.groupBy(total?.units ?? [], ({ unit }) => unit);
  const isOwed = ({ unit, state }: UnitReport) => {
    if (!APPROVED.includes(state) || listed.has(unit)) return false;
    // One that was approved after the last total waits for the next, and the platform says so.
    const waits = state === STATES.approved && total?.isCompleted !== true;
    return !waits || (total !== undefined && !totals.missing.some((one) => one.unit === unit));
  };
  const twice = [...listed.values()].filter((all) => all.length > 1).map(([first]) => first!);
  return [
    ...own.filter(isOwed).map((report) => say('total-without-unit', report)),
    ...twice.map(({ unit, name }) => say('total-with-unit-twice', { unit, unitName: name })),
  ];
}

/** The last total against the sum of the reports that it says it is made of. */
function totalAmiss({ form, reports, totals }: Fetched, province: string, say: Say): Difference[] {
  const total = totals.totals.at(-1);
  if (total === undefined) return [];
  const amiss: Difference[] = [];
  const parts: UnitReport[] = [];
  for (const { unit, name, version } of total.units) {
    const report = reports.find((one) => one.unit === unit);
    // One that was corrected since is approved again or on its way: nobody has the figures that were summed.
    const isSameVersion = report?.version === version && SUMMED.includes(report.state);
    if (report !== undefined && isSameVersion) parts.push(report);
    else amiss.push(say('version', { unit, unitName: name }));
  }
  // Without the very figures that were summed nothing can be counted.
  if (amiss.length > 0) return amiss;
  const counted = totalOf(
    form,
    parts.map(({ figures }) => figures),
  );
  const wrong = form.cells.filter(
    ({ key }) => !isSame(total.figures[key] ?? null, counted[key] ?? null),
  );
  if (wrong.length === 0) return [];
  const cells = wrong.map((cell) =>
    say(
      'total',
      { unit: '', unitName: province },
      {
        ...{ cell, seen: total.figures[cell.key] ?? null, counted: counted[cell.key] ?? null },
      },
    ),
  );
  return [...cells, ...unitsBehind(form, total.figures, parts, say)];
}

/** Units that, left out or counted twice, would explain every wrong cell of a total. */
function unitsBehind(
  form: Form,
  seen: Figures,
  parts: readonly UnitReport[],
  say: Say,
): Difference[] {
  const isAsSeen = (all: readonly UnitReport[]) => {
    const total = totalOf(
      form,
      all.map(({ figures }) => figures),
    );
    return form.cells.every(({ key }) => isSame(seen[key] ?? null, total[key] ?? null));
  };
  // One cell that is only summed says at once which units it could be.
  const cell = form.cells.find((one) => one.kind !== 'rate' && one.formulas.length === 0);
  const total = totalOf(
    form,
    parts.map(({ figures }) => figures),
  );
  const off = (key: string) => Number(seen[key] ?? 0) - Number(total[key] ?? 0);
  const mayBe = ({ figures }: UnitReport) =>
    cell !== undefined && Math.abs(Math.abs(off(cell.key)) - Number(figures[cell.key] ?? 0)) <= 1;
  return parts.filter(mayBe).flatMap((part) => {
    if (isAsSeen(parts.filter((one) => one !== part))) return [say('total-without-unit', part)];
    return isAsSeen([...parts, part]) ? [say('total-with-unit-twice', part)] : [];
  });
}

/** Every cell that an export has otherwise than the interface. */
function exportAmiss(
  fetched: Fetched,
  exported: Exported,
  { province, own, say }: { province: Province; own: ReadonlySet<UnitReport>; say: Say },
): Difference[] {
  const { form, campaign, reports, totals } = fetched;
  const whole = { unit: '', unitName: `${province.name}, ${exported.name}` };
  const amiss: Difference[] = [];
  if (exported.period !== campaign.period)
    amiss.push(say('period', whole, { seen: exported.period, counted: campaign.period }));
  const compare = (who: { unit: string; unitName: string }, there: Figures, here: Figures) => {
    for (const cell of form.cells) {
      const [seen, counted] = [there[cell.key] ?? null, here[cell.key] ?? null];
      if (!isSame(seen, counted)) amiss.push(say('export', who, { cell, seen, counted }));
    }
  };
  const total = totals.totals.at(-1);
  if (exported.total !== null && total !== undefined) compare(whole, exported.total, total.figures);
  for (const report of reports) {
    const there = exported.units.find(({ unit }) => unit === report.unit);
    const unitName = `${report.unitName}, ${exported.name}`;
    if (there === undefined) {
      if (own.has(report)) amiss.push(say('missing-unit', { ...report, unitName }));
    } else if (nfc(there.unitName) !== nfc(report.unitName))
      amiss.push(say('unit-name', report, { seen: there.unitName, counted: report.unitName }));
    else compare(report, there.figures, report.figures);
  }
  const here = new Set(reports.map(({ unit }) => unit));
  for (const one of exported.units) if (!here.has(one.unit)) amiss.push(say('stranger', one));
  return amiss;
}

/** `12` and `12.0` are one number; an empty cell is none. */
function isSame(a: string | null, b: string | null): boolean {
  if (a === b) return true;
  const [left, right] = [decimal(a ?? undefined), decimal(b ?? undefined)];
  return left !== null && right !== null && left.eq(right);
}
