import { procedureOf } from '../data/catalogue.ts';
import { dateWords, today } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { addWorkingDays } from '../../data/calendar.ts';
import { STATUS } from '../../data/statuses.ts';
import type { Dossier } from '../store/dossiers.ts';
import type { Action } from './action.ts';

/** The day a dossier received on `from` is due, ISO date. */
export function dueDate(ctx: Context, procedure: string, from: Temporal.PlainDate): string {
  const ignoreHolidays = ctx.faults.isOn('due-date-ignores-holidays', { procedure });
  return addWorkingDays(from, procedureOf(procedure).days, ignoreHolidays).toString();
}

/** What reception changes. */
function reception(ctx: Context, procedure: string): Partial<Dossier> {
  const receivedOn = today();
  const dueOn = dueDate(ctx, procedure, receivedOn);
  return {
    status: STATUS.received,
    step: 'assign',
    receivedOn: receivedOn.toString(),
    dueOn,
    firstDueOn: dueOn,
  };
}

export const receive: Action = {
  id: 'tiep-nhan',
  label: 'Tiếp nhận hồ sơ',
  by: 'receive',
  ready: (dossier) => dossier.step === 'receive',
  run({ ctx, dossier }) {
    const changes = reception(ctx, dossier.procedure);
    if (ctx.faults.isOn('received-status-unchanged', dossier)) changes.status = dossier.status;
    return {
      changes,
      flash: 'Đã tiếp nhận hồ sơ.',
      detail: `Hẹn trả kết quả ngày ${dateWords(changes.dueOn)}`,
    };
  },
};
