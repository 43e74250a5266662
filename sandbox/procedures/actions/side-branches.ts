import { dateWords, now, parseDate, today } from '../../web/words.ts';
import { addWorkingDays, countWorkingDays } from '../../data/calendar.ts';
import { STATUS } from '../../data/statuses.ts';
import type { Status } from '../../data/statuses.ts';
import type { Step } from '../data/steps.ts';
import { InputError } from '../../web/errors.ts';
import type { Dossier } from '../store/dossiers.ts';
import type { User } from '../store/users.ts';
import type { Action } from './action.ts';

/** The one-stop office acts before handling, the specialist while handling. */
function isMine(dossier: Dossier, user: User): boolean {
  if (user.role === 'motcua') return dossier.step === 'receive';
  if (user.role === 'chuyenvien') {
    return dossier.step === 'assess' && dossier.assignee === user.username;
  }
  return dossier.step === 'sign';
}

/** Where a dossier goes on after the citizen did what was asked. */
function resume(dossier: Dossier): { status: Status; step: Step } {
  const [status, step] = (dossier.backTo ?? '').split(':');
  return { status: Number(status) as Status, step: step as Step };
}

const pause = (dossier: Dossier) => ({
  step: 'citizen' as const,
  backTo: `${dossier.status}:${dossier.step}`,
});

export const requestSupplement: Action = {
  id: 'yeu-cau-bo-sung',
  label: 'Yêu cầu bổ sung',
  by: 'request-supplement',
  ready: isMine,
  fields: () => [
    { name: 'request', label: 'Nội dung yêu cầu bổ sung', type: 'textarea', required: true },
  ],
  run: ({ dossier, values }) => ({
    changes: {
      ...pause(dossier),
      status: STATUS.supplement,
      request: values['request'] ?? '',
      answer: null,
      askedOn: today().toString(),
    },
    flash: 'Đã gửi yêu cầu bổ sung cho công dân.',
    detail: values['request'] ?? '',
  }),
};

export const answerSupplement: Action = {
  id: 'bo-sung',
  label: 'Gửi bổ sung',
  by: 'own',
  ready: (dossier) => dossier.status === STATUS.supplement,
  fields: () => [
    { name: 'answer', label: 'Nội dung bổ sung', type: 'textarea', required: true },
    { name: 'supplement', label: 'Giấy tờ bổ sung', type: 'file', required: false },
  ],
  run({ ctx, dossier, values, files }) {
    if (ctx.faults.isOn('supplement-answer-lost', dossier)) {
      return { changes: {}, flash: 'Đã gửi bổ sung.' };
    }
    const changes: Partial<Dossier> = { ...resume(dossier), answer: values['answer'] ?? '' };
    if (dossier.dueOn && dossier.askedOn) {
      // The time the citizen takes is not the office's time.
      const waited = countWorkingDays(Temporal.PlainDate.from(dossier.askedOn), today());
      changes.dueOn = addWorkingDays(Temporal.PlainDate.from(dossier.dueOn), waited).toString();
    }
    return {
      changes,
      flash: 'Đã gửi bổ sung.',
      detail: values['answer'] ?? '',
      also: () =>
        files.forEach((file) => ctx.files.add(dossier.id, { ...file, kind: 'supplement' })),
    };
  },
};

export const refuse: Action = {
  id: 'tu-choi',
  label: 'Từ chối hồ sơ',
  by: 'refuse',
  ready: isMine,
  fields: () => [{ name: 'reason', label: 'Lý do từ chối', type: 'textarea', required: true }],
  run({ ctx, dossier, values }) {
    const told = ctx.faults.isOn('returned-without-reason', dossier)
      ? ''
      : (values['reason'] ?? '');
    return {
      changes: {
        status: dossier.step === 'receive' ? STATUS.notReceived : STATUS.stopped,
        step: 'end',
        reason: told || null,
        finishedAt: now(),
      },
      flash: 'Đã từ chối hồ sơ.',
      detail: told,
    };
  },
};

export const apologise: Action = {
  id: 'xin-loi',
  label: 'Gửi thư xin lỗi và hẹn lại',
  by: 'apologise',
  ready: (dossier) =>
    dossier.dueOn !== null &&
    (dossier.status === STATUS.received || dossier.status === STATUS.inProgress),
  fields: (dossier) => [
    {
      name: 'newDate',
      label: 'Ngày hẹn trả mới',
      type: 'text',
      required: true,
      hint: `Định dạng ngày/tháng/năm, sau ngày ${dateWords(dossier.dueOn)}.`,
    },
    { name: 'apology', label: 'Lý do xin lỗi', type: 'textarea', required: true },
  ],
  run({ ctx, dossier, values }) {
    const newDate = parseDate(values['newDate']);
    if (!newDate) throw new InputError('Ngày hẹn trả mới không đúng định dạng ngày/tháng/năm.');
    if (newDate <= (dossier.dueOn ?? '')) {
      throw new InputError(`Ngày hẹn trả mới phải sau ngày ${dateWords(dossier.dueOn)}.`);
    }
    const kept = ctx.faults.isOn('apology-keeps-old-date', dossier);
    return {
      changes: { apology: values['apology'] ?? '', dueOn: kept ? dossier.dueOn : newDate },
      flash: 'Đã gửi thư xin lỗi và hẹn lại ngày trả kết quả.',
      detail: `Hẹn lại ngày ${dateWords(newDate)}. ${values['apology']}`,
    };
  },
};

const WITHDRAWABLE: readonly Status[] = [1, 2, 4, 5, 6];

export const withdraw: Action = {
  id: 'rut',
  label: 'Rút hồ sơ',
  by: 'own',
  ready: (dossier) => WITHDRAWABLE.includes(dossier.status),
  fields: () => [{ name: 'why', label: 'Lý do rút hồ sơ', type: 'textarea', required: true }],
  run({ ctx, dossier, values }) {
    if (ctx.faults.isOn('withdrawal-ignored', dossier)) {
      return { changes: {}, flash: 'Đã rút hồ sơ.' };
    }
    return {
      changes: {
        status: STATUS.withdrawn,
        step: 'end',
        reason: values['why'] ?? '',
        finishedAt: now(),
      },
      flash: 'Đã rút hồ sơ.',
      detail: values['why'] ?? '',
    };
  },
};

export const requestFee: Action = {
  id: 'yeu-cau-phi',
  label: 'Yêu cầu nộp phí',
  by: 'request-fee',
  ready: (dossier) => dossier.fee > 0 && !dossier.paidAt && dossier.step === 'assign',
  run: ({ dossier }) => ({
    changes: { ...pause(dossier), status: STATUS.feeDue },
    flash: 'Đã gửi yêu cầu nộp phí cho công dân.',
  }),
};

export const collectFee: Action = {
  id: 'thu-phi',
  label: 'Thu phí trực tiếp',
  by: 'receive',
  ready: (dossier) => dossier.fee > 0 && !dossier.paidAt && dossier.step !== 'end',
  run: ({ dossier }) => ({ changes: paid(dossier, 'Thu tại quầy'), flash: 'Đã thu phí.' }),
};

/** What a payment changes; a dossier that waited for it goes on. */
export function paid(dossier: Dossier, receipt: string): Partial<Dossier> {
  const changes: Partial<Dossier> = { paidAt: now(), receipt };
  return dossier.status === STATUS.feeDue ? { ...changes, ...resume(dossier) } : changes;
}
