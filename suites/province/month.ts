import { given } from '../reporting/prepare.ts';
import { today } from '../stage/days.ts';
import { AnswerError } from '../stage/precondition.ts';
import type { Person, Stage } from '../stage/stage.ts';
import { productOf } from './product.ts';

/** The report of the home unit for the month that runs now, in a campaign of the case's own. */
export interface MonthReport {
  campaign: string;
  reporter: Person;
  /** Fills it from the one-stop system. @returns codes of the dossiers that were counted */
  take(): Promise<string[]>;
}

/** Gives the home unit the report of the month to a case. */
export async function monthReport(stage: Stage, name: string): Promise<MonthReport> {
  const product = await productOf(stage);
  const reporting = stage.on('reporting');
  const { id, reports } = await given(reporting, name, { period: monthOf(today()) });
  const report = reports.get(stage.target.units.home);
  if (report === undefined) throw new AnswerError('đơn vị không có báo cáo của kỳ này');
  const reporter = await reporting.person('reporter');
  const take = async () => {
    await product.takeFigures(reporter, report);
    return product.counted(reporter, report);
  };
  return { campaign: id, reporter, take };
}

/** The month of reporting that a day belongs to, `202507`: the figures close on the 14th. */
export function monthOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  const closing = date.day > 14 ? date.add({ months: 1 }) : date;
  return closing.toPlainYearMonth().toString().replace('-', '');
}
