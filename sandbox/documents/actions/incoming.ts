import { addWorkingDays } from '../../data/calendar.ts';
import { InputError } from '../../web/errors.ts';
import { dateWords, today } from '../../web/words.ts';
import type { Context } from '../context.ts';
import type { Document } from '../store/documents.ts';
import type { User } from '../store/users.ts';
import type { Action, ActionField } from './action.ts';
import { chosen, HANDLERS, reasonOf, selectOf } from './people.ts';

/** The next number of the book of incoming documents, with the day of arrival. */
export function arrival(ctx: Context, unit: string, kind: string, book = 'in'): Partial<Document> {
  const day = today();
  const step = ctx.faults.isOn('arrival-number-skipped', { kind }) ? 2 : 1;
  const next = ctx.documents.next(unit, book, day.year, step);
  const isDoubled = ctx.faults.isOn('arrival-number-doubled', { kind }) && next > 1;
  return {
    arrivedOn: day.toString(),
    arrivalNumber: isDoubled ? next - 1 : next,
    year: day.year,
    state: 'registered',
  };
}

const register: Action = {
  id: 'vao-so',
  label: 'Tiếp nhận và vào sổ',
  by: 'register',
  ready: ({ direction, state }) => direction === 'in' && state === 'waiting',
  run({ ctx, document }) {
    const changes = arrival(ctx, document.unit, document.kind);
    return {
      changes,
      flash: `Đã vào sổ. Số đến: ${changes.arrivalNumber}`,
      detail: `Số đến ${changes.arrivalNumber}`,
      after: (changed) => ctx.exchange.tell(changed, '03'),
    };
  },
};

const sendBack: Action = {
  id: 'tra-lai',
  label: 'Trả lại',
  by: 'return',
  ready: ({ direction, state }) => direction === 'in' && state === 'waiting',
  fields: () => [
    {
      ...{ name: 'reason', label: 'Lý do trả lại', type: 'textarea', required: false },
      hint: 'Ít nhất 10 ký tự; cơ quan gửi đọc được.',
    },
  ],
  run({ ctx, document, values }) {
    const isFree = ctx.faults.isOn('return-without-reason', document);
    const reason = isFree ? (values['reason'] ?? '') : reasonOf(values['reason'], 'Lý do trả lại');
    const isLost = ctx.faults.isOn('return-reason-lost', document);
    return {
      changes: { state: 'returned', reason },
      flash: 'Đã trả lại văn bản cho cơ quan gửi.',
      detail: reason,
      after: (changed) => ctx.exchange.tell(changed, '02', isLost ? '' : reason),
    };
  },
};

const suggest: Action = {
  id: 'de-xuat',
  label: 'Đề xuất bút phê',
  by: 'suggest',
  ready: ({ direction, state }) => direction === 'in' && state === 'registered',
  fields: () => [
    { name: 'suggestion', label: 'Nội dung đề xuất', type: 'textarea', required: true },
  ],
  run: ({ values }) => ({
    changes: { suggestion: values['suggestion'] ?? '' },
    flash: 'Đã gửi đề xuất cho lãnh đạo.',
    detail: values['suggestion'] ?? '',
  }),
};

const handlers = (document: Document, ctx: Context): ActionField[] => [
  selectOf(ctx, document.unit, HANDLERS, { name: 'main', label: 'Xử lý chính', required: true }),
  selectOf(ctx, document.unit, HANDLERS, { name: 'joint', label: 'Phối hợp', required: false }),
];

/** Who handles it and who takes part, as they were chosen. */
function handedTo(
  ctx: Context,
  document: Document,
  values: Record<string, string>,
): Partial<Document> {
  const main = chosen(ctx, document.unit, values['main'] ?? '', HANDLERS);
  const wanted = values['joint'] ?? '';
  const joint = wanted === '' ? null : chosen(ctx, document.unit, wanted, HANDLERS);
  if (joint?.username === main.username)
    throw new InputError('Người phối hợp phải khác người xử lý chính.');
  const isLeftOut = ctx.faults.isOn('joint-left-out', document);
  return {
    state: 'processing',
    holder: main.username,
    joint: isLeftOut ? null : (joint?.username ?? null),
    transferredOn: today().toString(),
  };
}

const instruct: Action = {
  id: 'but-phe',
  label: 'Bút phê và chuyển xử lý',
  by: 'instruct',
  ready: ({ direction, state }) => direction === 'in' && state === 'registered',
  fields: (document, ctx) => [
    { name: 'instruction', label: 'Ý kiến chỉ đạo', type: 'textarea', required: true },
    ...handlers(document, ctx),
    {
      ...{ name: 'days', label: 'Thời hạn (ngày làm việc)', type: 'text', required: false },
      hint: 'Để trống nếu theo hạn trả lời của cơ quan gửi.',
    },
  ],
  run({ ctx, document, values }) {
    const handed = handedTo(ctx, document, values);
    const instruction = values['instruction'] ?? '';
    const dueOn = deadline(ctx, document, values['days'] ?? '');
    return {
      changes: { ...handed, instruction, dueOn },
      flash: 'Đã chuyển xử lý.',
      detail: `${instruction}${dueOn ? `; hạn ${dateWords(dueOn)}` : ''}`,
      after: (changed) => ctx.exchange.tell(changed, '05'),
    };
  },
};

function deadline(ctx: Context, document: Document, days: string): string | null {
  if (days === '') return document.dueOn;
  if (!/^[1-9]\d{0,2}$/.test(days)) throw new InputError('Thời hạn là số ngày từ 1 đến 999.');
  const ignores = ctx.faults.isOn('deadline-ignores-holidays', document);
  return addWorkingDays(today(), Number(days), ignores).toString();
}

const isHandler = ({ holder, joint }: Document, { username }: User) =>
  username === holder || username === joint;
/** Who handles it, and the leader who gave it to them. */
const isInCharge = (document: Document, user: User) =>
  document.holder === user.username || user.role === 'lanhdao';

const forward: Action = {
  id: 'chuyen',
  label: 'Chuyển xử lý',
  by: 'forward',
  ready: (document, user) =>
    document.direction === 'in' && document.state === 'processing' && isInCharge(document, user),
  fields: (document, ctx) => [
    ...handlers(document, ctx),
    { name: 'note', label: 'Nội dung chuyển', type: 'textarea', required: false },
  ],
  run: ({ ctx, document, values }) => ({
    changes: handedTo(ctx, document, values),
    flash: 'Đã chuyển xử lý.',
    detail: values['note'] ?? '',
  }),
};

const process: Action = {
  id: 'xu-ly',
  label: 'Ghi kết quả xử lý',
  by: 'process',
  ready: (document, user) =>
    document.direction === 'in' && document.state === 'processing' && isHandler(document, user),
  fields: () => [
    { name: 'result', label: 'Kết quả xử lý', type: 'textarea', required: true },
    { name: 'reply', label: 'Số, ký hiệu văn bản trả lời', type: 'text', required: false },
  ],
  run({ ctx, document, user, values }) {
    const own = `${user.fullName}: ${values['result']}`;
    const again = ctx.faults.isOn('result-written-twice', document) && own;
    return {
      changes: {
        result: [document.result, own, again].filter(Boolean).join('\n'),
        reply: values['reply'] || document.reply,
      },
      flash: 'Đã ghi kết quả xử lý.',
      detail: values['result'] ?? '',
    };
  },
};

const finish: Action = {
  id: 'ket-thuc',
  label: 'Kết thúc xử lý',
  by: 'finish',
  ready: (document, user) =>
    document.direction === 'in' && document.state === 'processing' && isInCharge(document, user),
  run({ ctx, document }) {
    if (document.result === null) throw new InputError('Cần ghi kết quả xử lý trước khi kết thúc.');
    const isIgnored = ctx.faults.isOn('finish-ignored', document);
    return {
      changes: { state: isIgnored ? document.state : 'done' },
      flash: 'Đã kết thúc xử lý văn bản.',
      after: (changed) => ctx.exchange.tell(changed, '06'),
    };
  },
};

/** Every step of an incoming document, in the order the forms appear on its page. */
export const incoming = [register, sendBack, suggest, instruct, process, finish, forward] as const;
