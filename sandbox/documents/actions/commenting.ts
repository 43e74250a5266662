import { InputError } from '../../web/errors.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import type { Document } from '../store/documents.ts';
import type { Action } from './action.ts';
import { chosen, selectOf } from './people.ts';

const isBeingWritten = ({ direction, state }: Document) =>
  direction === 'out' && (state === 'draft' || state === 'submitted');

/** Anybody of the agency who may see a draft may say something of it; the draft stays where it is. */
const opine: Action = {
  id: 'gop-y',
  label: 'Góp ý dự thảo',
  by: 'opine',
  ready: isBeingWritten,
  fields: () => [{ name: 'text', label: 'Nội dung góp ý', type: 'textarea', required: true }],
  run({ ctx, document, user, values }) {
    const text = values['text'] ?? '';
    if (text === '') throw new InputError('Vui lòng nhập nội dung góp ý.');
    const who = `${user.fullName} (${ROLE_NAMES[user.role]})`;
    if (!ctx.faults.isOn('opinion-lost', document)) ctx.opinions.add(document.id, who, text);
    return { changes: {}, flash: 'Đã ghi góp ý.' };
  },
};

/** A head of office who agrees with a draft hands it on to a leader, who alone signs. */
const passOn: Action = {
  id: 'trinh-tiep',
  label: 'Chuyển trình lãnh đạo',
  by: 'comment',
  ready: (document, { role, username }) =>
    role === 'truongphong' && document.state === 'submitted' && document.leader === username,
  fields: ({ unit }, ctx) => [
    selectOf(ctx, unit, ['lanhdao'], { name: 'leader', label: 'Lãnh đạo ký', required: true }),
  ],
  run({ ctx, document, values }) {
    const leader = chosen(ctx, document.unit, values['leader'] ?? '', ['lanhdao']);
    return {
      changes: { leader: leader.username },
      flash: 'Đã chuyển trình lãnh đạo.',
      detail: leader.fullName,
    };
  },
};

/** What others say of a draft before it is signed. */
export const commenting = [opine, passOn] as const;
