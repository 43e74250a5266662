import { today } from '../../../stage/days.ts';
import { configOfSuites } from '../../../journey.ts';
import { plusWorkingDays } from '../../../../config/calendar/days.ts';
import type { FilePayload } from '../../../stage/html-fill.ts';
import { missing } from '../../../stage/offered.ts';
import type { Doing, Doings } from '../../offer/dossier.ts';
import { STATUS } from './issue.ts';

/** What an action changes on an issue. */
export interface Change {
  /** The status it moves to; stays where left out. */
  status?: string;
  assignee?: string;
  /** `2025-06-28`. */
  due?: string;
  received?: string;
  note?: string;
  file?: FilePayload;
}

/** Working days that the desk promises. */
const LIMIT = 5;

/** The statuses each action moves to, or those in which it is done where it moves to none. */
export const MOVES: Readonly<Partial<Record<Doing, { to: string } | { in: readonly string[] }>>> = {
  receive: { to: STATUS.received },
  assign: { to: STATUS.handled },
  assess: { in: [STATUS.handled] },
  handOver: { in: [STATUS.handled] },
  submit: { to: STATUS.signing },
  sign: { to: STATUS.done },
  returnResult: { to: STATUS.returned },
  requestSupplement: { to: STATUS.supplement },
  supplement: { to: STATUS.filed },
  refuse: { to: STATUS.refused },
  apologise: { in: [STATUS.received, STATUS.handled] },
  withdraw: { to: STATUS.withdrawn },
};

/** The day a dossier that comes today is due. */
export function dueFromToday(): string {
  return plusWorkingDays(configOfSuites().plan.calendar, today(), LIMIT);
}

/** What people do with a dossier, as changes of its issue. */
export function doingsBy(code: string, change: (wanted: Change) => Promise<void>): Doings {
  const result = () => ({
    name: `ket-qua-${code}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(`Kết quả giải quyết hồ sơ ${code}`),
  });
  return {
    receive: () => change({ status: STATUS.received, received: today(), due: dueFromToday() }),
    assign: ({ username }) => change({ status: STATUS.handled, assignee: username }),
    assess: (opinion) => change({ note: opinion }),
    handOver: ({ username }) => change({ assignee: username }),
    submit: () => change({ status: STATUS.signing }),
    // There is no signature: the status says that the leader has signed, and the result is attached.
    sign: () => change({ status: STATUS.done, file: result() }),
    returnResult: () => change({ status: STATUS.returned }),
    requestSupplement: (wanted) => change({ status: STATUS.supplement, note: wanted }),
    supplement: (answer, paper) => change({ status: STATUS.filed, note: answer, file: paper }),
    refuse: (reason) => change({ status: STATUS.refused, note: reason }),
    apologise: (day, letter) => change({ due: day, note: letter }),
    requestFee: missing('Redmine không thu phí, lệ phí', 'Redmine takes no fees'),
    withdraw: (reason) => change({ status: STATUS.withdrawn, note: reason }),
  };
}
