import { parse } from 'csv-parse/sync';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Form } from '../../forms/form.ts';
import type { Exported } from '../../recount/exported.ts';
import { enteredCells, FIELD, fieldOfCell, figureOf } from './fields.ts';

/** Most lines that are read: more than any province has. */
const MOST_LINES = 20_000;
const PROJECT = 'Dự án';

/**
 * What Redmine exports of a list as CSV, a line for each report. @throws AnswerError where it cannot be read, lacks a
 * column or has lines of several periods
 */
export function readList(
  bytes: Uint8Array,
  form: Form,
  units: ReadonlyMap<string, string>,
): Exported {
  const [heads = [], ...lines] = tableIn(bytes);
  const at = (label: string) => {
    const position = heads.indexOf(label);
    if (position < 0) throw new AnswerError(`tệp kết xuất CSV không có cột “${label}”`);
    return position;
  };
  const periods = [...new Set(lines.map((line) => line[at(FIELD.period)] ?? ''))];
  if (periods.length > 1)
    throw new AnswerError(`tệp kết xuất CSV có nhiều kỳ: ${periods.join(', ')}`);
  const cells = enteredCells(form).map((cell) => ({
    cell,
    position: at(fieldOfCell(form, cell.key)),
  }));
  return {
    ...{ name: 'CSV', period: periods[0] ?? '', total: null },
    units: lines.map((line) => {
      const unitName = line[at(PROJECT)] ?? '';
      const figures = cells.flatMap(({ cell, position }) => {
        const figure = figureOf(line[position] ?? '', cell);
        return figure === '' ? [] : [[cell.key, figure] as const];
      });
      // A name that no unit has is nobody's code: the recount names a stranger.
      return {
        ...{ unit: units.get(unitName) ?? unitName, unitName },
        figures: Object.fromEntries(figures),
      };
    }),
  };
}

function tableIn(bytes: Uint8Array): string[][] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return parse(text, { bom: true, relax_column_count: true, to: MOST_LINES });
  } catch (cause) {
    throw Object.assign(new AnswerError('tệp kết xuất CSV không đọc được'), { cause });
  }
}
