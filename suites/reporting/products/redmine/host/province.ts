import { forms, isFor } from '../../../forms/read.ts';
import type { Form } from '../../../forms/form.ts';
import { figuresFor } from '../../../prepare.ts';
import { provinceOf } from '../../../province.ts';
import { settings } from '../../../settings.ts';
import { enteredCells, fieldOfCell, kept, PROVINCE, projectOf, trackerOf } from '../fields.ts';

/** Of all who report; it holds no real person. */
export const PASSWORD = 'Sandbox@2025';

const AGGREGATORS = 4;

interface Unit {
  code: string;
  name: string;
  project: string;
}

/** The province, its communes and its departments: each is a project. */
export function unitsOf(): { province: Unit; all: Unit[] } {
  const { name, communes, departments } = provinceOf();
  const all = [...communes, ...departments].map((unit) => ({
    ...{ code: unit.code, name: unit.name },
    project: projectOf(unit.code),
  }));
  return { province: { code: '', name: `Báo cáo ${name}`, project: PROVINCE }, all };
}

interface Person {
  login: string;
  role: string;
  /** A project; the province's where it is left out. */
  project?: string;
}

/** Everybody who reports or sums up. */
export function peopleOf(): Person[] {
  const own = unitsOf().all.flatMap(({ code, project }) => [
    { login: `nhaplieu.${code}`, role: 'reporter', project },
    { login: `nhaplieu2.${code}`, role: 'reporter', project },
    { login: `duyet.${code}`, role: 'approver', project },
  ]);
  const aggregators = Array.from({ length: AGGREGATORS }, (_, n) => ({
    ...{ login: `tonghop.${n + 1}`, role: 'aggregator' },
  }));
  return [
    ...own,
    ...aggregators,
    { login: 'kyduyet', role: 'province-signer' },
    { login: 'bcchinhphu', role: 'reporting-system' },
  ];
}

/** The forms as kinds of issues, with the fields of the cells that people enter. */
export function formsOf() {
  return forms().map((form) => ({
    tracker: trackerOf(form),
    fields: enteredCells(form).map(({ key, row, column, unit, digits, isOptional }) => ({
      name: fieldOfCell(form, key),
      title: [row.title.vi, column.title.vi, inParts(unit, digits)].filter(Boolean).join(' – '),
      isOptional,
    })),
  }));
}

function inParts(unit: string, digits: number): string {
  return digits === 0 ? unit : `phần ${10 ** digits} của ${unit}`;
}

/** The periods that all communes completed, with their figures. */
export function campaignsOf() {
  const { completed } = settings();
  const { communes } = provinceOf();
  return completed.flatMap((period, at) => {
    const form = forms().find((one) => isFor(one, period));
    if (form === undefined) return [];
    const follows = formerOf(period, completed.slice(0, at), form);
    return {
      ...{ period, tracker: trackerOf(form), title: `Biểu ${form.code}, kỳ ${period}` },
      follows,
      reports: communes.map(({ code }, n) => ({
        project: projectOf(code),
        figures: figuresOf(form, n + at * 7 + 1, follows !== null, n % 7 === 0),
      })),
    };
  });
}

/** The completed period before, of the same version of a form. */
function formerOf(period: string, before: readonly string[], form: Form): string | null {
  const same = before.filter((one) => one.length === period.length && isFor(form, one));
  return same.at(-1) ?? null;
}

/** Figures that break no rule. A unit that had nothing to say leaves what may stay empty. */
function figuresOf(form: Form, first: number, hasFormer: boolean, leavesGaps: boolean) {
  const newest = forms().filter(({ code }) => code === form.code);
  const { slug } = newest.toSorted((a, b) => b.version - a.version)[0] ?? form;
  const all: Record<string, string> = figuresFor({ ...form, slug }, first);
  const cells = enteredCells(form).filter(({ isOptional }) => !isOptional || !leavesGaps);
  if (hasFormer)
    for (const { row } of cells.filter(({ carries }) => carries !== null)) {
      // What was in work then, and as much fewer filed online.
      all[`${row.id}.c6`] = '10';
      all[`${row.id}.c4`] = String(15 + first);
    }
  return Object.fromEntries(
    cells.flatMap((cell) => {
      const figure = all[cell.key];
      return figure === undefined ? [] : [[fieldOfCell(form, cell.key), kept(figure, cell)]];
    }),
  );
}
