import { InputError } from '../../web/errors.ts';
import { today } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { agencyOf } from '../data/agencies.ts';
import { numberAndSymbol, symbolOf } from '../data/kinds.ts';
import { identityOf } from '../exchange/envelope.ts';
import type { Document } from '../store/documents.ts';
import type { User } from '../store/users.ts';
import type { Action } from './action.ts';
import { chosen, reasonOf, selectOf } from './people.ts';

const isOut = ({ direction }: Document) => direction === 'out';
const isOwnDraft = (document: Document, { username }: User) =>
  isOut(document) && document.state === 'draft' && document.drafter === username;
const isFor = (document: Document, { username }: User) =>
  isOut(document) && document.state === 'submitted' && document.leader === username;

const submit: Action = {
  id: 'trinh',
  label: 'Trình ký',
  by: 'draft',
  ready: isOwnDraft,
  fields: ({ unit }, ctx) => [
    selectOf(ctx, unit, ['lanhdao', 'truongphong'], {
      ...{ name: 'leader', label: 'Trình người ký', required: true },
    }),
  ],
  run({ ctx, document, values }) {
    const leader = chosen(ctx, document.unit, values['leader'] ?? '', ['lanhdao', 'truongphong']);
    return {
      changes: { state: 'submitted', leader: leader.username },
      flash: 'Đã trình ký.',
      detail: leader.fullName,
    };
  },
};

const comment: Action = {
  id: 'y-kien',
  label: 'Cho ý kiến và trả dự thảo',
  by: 'comment',
  ready: isFor,
  fields: () => [{ name: 'comment', label: 'Ý kiến', type: 'textarea', required: true }],
  run: ({ ctx, document, values }) => ({
    changes: {
      state: 'draft',
      comment: ctx.faults.isOn('comment-lost', document) ? null : (values['comment'] ?? ''),
    },
    flash: 'Đã trả dự thảo kèm ý kiến.',
  }),
};

const sign: Action = {
  id: 'ky',
  label: 'Ký số',
  by: 'sign',
  ready: (document, user) => isFor(document, user),
  sign: ({ ctx, document, user }) => ctx.signing.byPerson(document, user),
  run: ({ ctx, user, signed = [] }) => ({
    changes: { state: 'signed', signer: user.fullName },
    flash: 'Đã ký số văn bản.',
    detail: `Người ký: ${user.fullName}. ${ctx.signing.keep(signed)}`,
  }),
};

const number: Action = {
  id: 'cap-so',
  label: 'Cấp số',
  by: 'number',
  ready: (document) => isOut(document) && document.state === 'signed',
  run({ ctx, document }) {
    const day = today();
    const agency = agencyOf(document.unit);
    const value = String(nextNumber(ctx, document, day.year));
    const notation = symbolOf(document.kind, agency.short);
    const issuedOn = day.toString();
    const from = { organId: agency.organId, name: agency.name };
    const documentId = identityOf({ from, issuedOn, number: value, notation });
    return {
      changes: { state: 'numbered', number: value, notation, issuedOn, documentId, year: day.year },
      flash: `Đã cấp số ${numberAndSymbol(value, notation)}`,
      detail: numberAndSymbol(value, notation),
    };
  },
};

/** One series a year for each kind of an agency. */
function nextNumber(ctx: Context, { unit, kind }: Document, year: number): number {
  const step = ctx.faults.isOn('number-skipped', { kind }) ? 2 : 1;
  const next = ctx.documents.next(unit, `out-${kind}`, year, step);
  return ctx.faults.isOn('number-doubled', { kind }) && next > 1 ? next - 1 : next;
}

const issue: Action = {
  id: 'phat-hanh',
  label: 'Phát hành',
  by: 'issue',
  ready: (document) => isOut(document) && document.state === 'numbered',
  sign: ({ ctx, document }) => ctx.signing.byAgency(document),
  run: ({ ctx, document, signed = [] }) => ({
    changes: { state: 'issued', transferredOn: today().toString() },
    flash: 'Đã phát hành văn bản.',
    detail: `${(JSON.parse(document.receivers) as string[]).length} nơi nhận. ${ctx.signing.keep(signed)}`,
    after(changed) {
      ctx.exchange.send(changed);
      ctx.results?.issued(changed);
    },
  }),
};

const recall: Action = {
  id: 'thu-hoi',
  label: 'Thu hồi',
  by: 'recall',
  ready: (document) => isOut(document) && document.state === 'issued',
  fields: () => [
    {
      name: 'reason',
      label: 'Lý do thu hồi',
      type: 'textarea',
      required: true,
      hint: 'Ít nhất 10 ký tự.',
    },
  ],
  run({ ctx, values }) {
    const reason = reasonOf(values['reason'], 'Lý do thu hồi');
    return {
      changes: { state: 'recalled', reason },
      flash: 'Đã thu hồi văn bản.',
      detail: reason,
      after: (changed) => {
        if (ctx.faults.isOn('recall-not-sent', changed)) return;
        ctx.exchange.recall(changed, reason);
      },
    };
  },
};

const remove: Action = {
  id: 'xoa',
  label: 'Xóa dự thảo',
  by: 'draft',
  ready: (document, user, ctx) =>
    isOwnDraft(document, user) ||
    ((document.number !== null || document.arrivalNumber !== null) &&
      ctx.faults.isOn(isOut(document) ? 'registered-deletable' : 'arrived-deletable', document)),
  run({ ctx, document }) {
    if (document.state === 'recalled') throw new InputError('Văn bản đã thu hồi được giữ lại.');
    return {
      changes: {},
      flash: 'Đã xóa dự thảo.',
      after: () => ctx.documents.remove(document.id),
      goTo: '/van-ban-di',
    };
  },
};

/** Every step of a document that goes out, in the order the forms appear on its page. */
export const outgoing = [submit, comment, sign, number, issue, recall, remove] as const;
