import { unitOf } from '../../data/units.ts';
import { now } from '../../web/words.ts';
import { STATUS } from '../../data/statuses.ts';
import { InputError } from '../../web/errors.ts';
import { resultDocument } from '../views/result-document.ts';
import type { Action } from './action.ts';

export const sign: Action = {
  id: 'ky-so',
  label: 'Ký số',
  by: 'sign',
  ready: (dossier) => dossier.step === 'sign',
  run({ ctx, dossier, user }) {
    if (ctx.faults.isOn('no-certificate', dossier)) {
      throw new InputError('Lãnh đạo đơn vị chưa được cấp chứng thư số, không thể ký.');
    }
    const unit = unitOf(dossier.unit);
    return {
      changes: { status: STATUS.done, step: 'return', signedBy: user.fullName, finishedAt: now() },
      flash: 'Đã ký số kết quả.',
      detail: `Người ký: ${user.fullName}, ${unit.authority}`,
      also() {
        const draft = ctx.files.of(dossier.id).findLast((file) => file.kind === 'result');
        const bytes = draft
          ? ctx.files.bytes(draft.id)
          : resultDocument(dossier, user.fullName, now());
        if (!draft) {
          ctx.files.add(dossier.id, {
            kind: 'result',
            name: `ket-qua-${dossier.code}.html`,
            type: 'text/html; charset=utf-8',
            bytes,
          });
        }
        const signed = ctx.faults.isOn('signature-over-other-bytes', dossier)
          ? Buffer.concat([bytes, Buffer.from('\n')])
          : bytes;
        ctx.files.add(dossier.id, {
          kind: 'signature',
          name: `ket-qua-${dossier.code}.sig`,
          type: 'text/plain; charset=us-ascii',
          bytes: Buffer.from(ctx.authority.sign(unit, signed).toString('base64')),
        });
      },
    };
  },
};

export const number: Action = {
  id: 'cap-so',
  label: 'Cấp số kết quả',
  by: 'number',
  ready: (dossier) => dossier.step === 'return' && dossier.resultNumber === null,
  fields: () => [{ name: 'number', label: 'Số, ký hiệu kết quả', type: 'text', required: true }],
  run: ({ values }) => ({
    changes: { resultNumber: values['number'] ?? '' },
    flash: 'Đã cấp số kết quả.',
    detail: `Số ${values['number']}`,
  }),
};

export const returnResult: Action = {
  id: 'tra-ket-qua',
  label: 'Trả kết quả',
  by: 'return',
  ready: (dossier) => dossier.step === 'return',
  run: ({ ctx, dossier }) => ({
    changes: { status: STATUS.returned, step: 'end' },
    flash: 'Đã trả kết quả cho công dân.',
    also() {
      if (dossier.owner && !ctx.faults.isOn('result-not-stored', dossier)) {
        ctx.records.keep(dossier.owner, dossier.id);
      }
    },
  }),
};
