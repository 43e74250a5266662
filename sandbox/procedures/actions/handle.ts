import { STATUS } from '../../data/statuses.ts';
import { InputError } from '../../web/errors.ts';
import type { Context } from '../context.ts';
import type { User } from '../store/users.ts';
import type { Action } from './action.ts';

function specialists(ctx: Context, unit: string, except?: string | null): User[] {
  return ctx.users.ofUnit(unit, 'chuyenvien').filter((user) => user.username !== except);
}

const options = (users: User[]) =>
  users.map((user) => ({ value: user.username, text: `${user.fullName} (${user.username})` }));

function chosen(users: User[], username: string | undefined): User {
  const user = users.find((one) => one.username === username);
  if (!user) throw new InputError('Chưa chọn chuyên viên.');
  return user;
}

export const assign: Action = {
  id: 'phan-cong',
  label: 'Phân công xử lý',
  by: 'assign',
  ready: (dossier) => dossier.step === 'assign',
  fields: (dossier, _user, ctx) => [
    {
      name: 'assignee',
      label: 'Chuyên viên xử lý',
      type: 'select',
      required: true,
      options: options(specialists(ctx, dossier.unit)),
    },
  ],
  run({ ctx, dossier, values }) {
    const assignee = chosen(specialists(ctx, dossier.unit), values['assignee']);
    return {
      changes: { status: STATUS.inProgress, step: 'assess', assignee: assignee.username },
      flash: `Đã phân công cho ${assignee.fullName}.`,
      detail: `Chuyên viên xử lý: ${assignee.fullName}`,
    };
  },
};

export const assess: Action = {
  id: 'tham-dinh',
  label: 'Lưu ý kiến thẩm định',
  by: 'assess',
  ready: (dossier, user) => dossier.step === 'assess' && dossier.assignee === user.username,
  fields: () => [{ name: 'opinion', label: 'Ý kiến thẩm định', type: 'textarea', required: true }],
  run({ dossier, user, values }) {
    const opinion = `${user.fullName}: ${values['opinion']}`;
    return {
      changes: { opinion: dossier.opinion ? `${dossier.opinion}\n${opinion}` : opinion },
      flash: 'Đã lưu ý kiến thẩm định.',
    };
  },
};

export const handOver: Action = {
  id: 'chuyen-chuyen-vien',
  label: 'Chuyển chuyên viên khác',
  by: 'assess',
  ready: (dossier, user) => dossier.step === 'assess' && dossier.assignee === user.username,
  fields: (dossier, user, ctx) => [
    {
      name: 'colleague',
      label: 'Chuyển cho chuyên viên',
      type: 'select',
      required: true,
      options: options(specialists(ctx, dossier.unit, user.username)),
    },
  ],
  run({ ctx, dossier, user, values }) {
    if (ctx.faults.isOn('district-step', dossier)) {
      return {
        changes: { step: 'district', assignee: null },
        flash: 'Đã chuyển hồ sơ.',
        detail: 'Chuyển Phòng Tài nguyên và Môi trường cấp huyện',
      };
    }
    const colleague = chosen(specialists(ctx, dossier.unit, user.username), values['colleague']);
    return {
      changes: { assignee: colleague.username },
      flash: `Đã chuyển hồ sơ cho ${colleague.fullName}.`,
      detail: `Chuyên viên xử lý: ${colleague.fullName}`,
    };
  },
};

export const submit: Action = {
  id: 'trinh-ky',
  label: 'Trình ký',
  by: 'assess',
  ready: (dossier, user, ctx) =>
    dossier.step === 'assess' &&
    dossier.assignee === user.username &&
    dossier.opinion !== null &&
    !ctx.faults.isOn('workflow-stuck', dossier),
  fields: () => [
    {
      name: 'draft',
      label: 'Tệp kết quả dự thảo (nếu có)',
      type: 'file',
      required: false,
      hint: 'Không chọn tệp thì hệ thống lập văn bản kết quả theo mẫu.',
    },
  ],
  run({ ctx, dossier, files }) {
    const draft = files[0];
    return {
      changes: { step: 'sign' },
      flash: 'Đã trình lãnh đạo ký.',
      also: () => {
        if (draft) ctx.files.add(dossier.id, { ...draft, kind: 'result' });
      },
    };
  },
};

export const giveBack: Action = {
  id: 'tra-lai',
  label: 'Trả lại chuyên viên',
  by: 'sign',
  ready: (dossier) => dossier.step === 'sign',
  fields: () => [{ name: 'remark', label: 'Lý do trả lại', type: 'textarea', required: true }],
  run: ({ values }) => ({
    changes: { step: 'assess' },
    flash: 'Đã trả lại chuyên viên.',
    detail: values['remark'] ?? '',
  }),
};
