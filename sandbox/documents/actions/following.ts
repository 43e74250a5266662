import { InputError } from '../../web/errors.ts';
import { dateWords, today } from '../../web/words.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import type { Document } from '../store/documents.ts';
import type { Action } from './action.ts';

const isInWork = ({ direction, state }: Document) => direction === 'in' && state === 'processing';

const urge: Action = {
  id: 'don-doc',
  label: 'Đôn đốc',
  by: 'urge',
  ready: isInWork,
  fields: () => [{ name: 'text', label: 'Nội dung đôn đốc', type: 'textarea', required: true }],
  run({ user, values }) {
    const text = values['text'] ?? '';
    if (text === '') throw new InputError('Vui lòng nhập nội dung đôn đốc.');
    const who = `${user.fullName} (${ROLE_NAMES[user.role]})`;
    return {
      changes: { urging: `${dateWords(today().toString())}, ${who}: ${text}` },
      flash: 'Đã gửi nội dung đôn đốc cho người xử lý.',
      detail: text,
    };
  },
};

const fileInto: Action = {
  id: 'vao-ho-so',
  label: 'Đưa vào hồ sơ công việc',
  by: 'keep-work-files',
  ready: ({ direction, state, number, unit }, _user, ctx) =>
    (direction === 'in' ? state !== 'waiting' && state !== 'returned' : number !== null) &&
    state !== 'recalled' &&
    ctx.workFiles.open(unit).length > 0,
  fields: ({ unit }, ctx) => [
    {
      ...{ name: 'workFile', label: 'Hồ sơ công việc', type: 'select', required: true },
      options: ctx.workFiles
        .open(unit)
        .map(({ id, notation, title }) => ({ value: String(id), text: `${notation} – ${title}` })),
    },
  ],
  run({ ctx, document, values }) {
    const file = ctx.workFiles
      .open(document.unit)
      .find(({ id }) => String(id) === values['workFile']);
    if (file === undefined) throw new InputError('Vui lòng chọn hồ sơ công việc đang mở.');
    if (!ctx.faults.isOn('work-file-loses-document', document))
      ctx.workFiles.file(file.id, document.id);
    return { changes: {}, flash: 'Đã đưa văn bản vào hồ sơ công việc.', detail: file.notation };
  },
};

/** What is done beside the handling of a document. */
export const following = [urge, fileInto] as const;
