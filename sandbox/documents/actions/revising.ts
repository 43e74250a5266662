import { InputError } from '../../web/errors.ts';
import { dateWords, today } from '../../web/words.ts';
import { within } from '../domain/lengths.ts';
import type { Action, ActionField, ActionInput } from './action.ts';
import { reasonOf } from './people.ts';

const isOut = ({ direction }: { direction: string }) => direction === 'out';

const texts: ActionField[] = [
  {
    name: 'subject',
    label: 'Trích yếu mới',
    type: 'textarea',
    required: false,
    hint: 'Để trống nếu không đổi.',
  },
  {
    name: 'content',
    label: 'Nội dung mới',
    type: 'textarea',
    required: false,
    hint: 'Để trống nếu không đổi.',
  },
  { name: 'files', label: 'Tệp mới', type: 'file', required: false, hint: 'Thay toàn bộ tệp cũ.' },
];

/** Texts that were entered; those left empty stay as they are. Files take the place of the old ones. */
function entered({ ctx, document, values, files }: ActionInput) {
  const subject = within(values['subject'], 'subject');
  const content = values['content'] ?? '';
  if (subject === '' && content === '' && files.length === 0)
    throw new InputError('Vui lòng nhập trích yếu, nội dung hoặc chọn tệp mới.');
  if (files.length > 0) ctx.papers.destroy(document.id);
  for (const file of files) ctx.papers.add(document.id, file);
  return { ...(subject !== '' && { subject }), ...(content !== '' && { content }) };
}

const edit: Action = {
  id: 'sua',
  label: 'Sửa dự thảo',
  by: 'draft',
  ready: (document, { username }) =>
    isOut(document) && document.state === 'draft' && document.drafter === username,
  fields: () => texts,
  run: (input) => ({ changes: entered(input), flash: 'Đã sửa dự thảo.' }),
};

const update: Action = {
  id: 'cap-nhat',
  label: 'Cập nhật văn bản',
  by: 'revise',
  ready: (document) => isOut(document) && document.state === 'issued',
  fields: () => [
    {
      ...{ name: 'reason', label: 'Lý do cập nhật', type: 'textarea', required: true },
      hint: 'Ít nhất 10 ký tự; nơi nhận đọc được.',
    },
    ...texts,
  ],
  run(input) {
    const reason = reasonOf(input.values['reason'], 'Lý do cập nhật');
    const changes = { ...entered(input), revision: `${dateWords(today().toString())}: ${reason}` };
    return {
      changes,
      flash: 'Đã cập nhật văn bản và gửi lại nơi nhận.',
      detail: reason,
      after: (changed) => input.ctx.exchange.update(changed, reason),
    };
  },
};

/** Changing what a document says: of a draft by its drafter, of an issued one at all who have it. */
export const revising = [edit, update] as const;
