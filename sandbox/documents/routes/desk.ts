import express from 'express';
import type { Router } from 'express';
import { table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { dateWords, today } from '../../web/words.ts';
import { listedSecrecy } from '../context.ts';
import type { Context } from '../context.ts';
import { agencyOf } from '../data/agencies.ts';
import { kindName, numberAndSymbol } from '../data/kinds.ts';
import { DEADLINE_NAMES, deadlineOf } from '../domain/deadlines.ts';
import type { Deadline } from '../domain/deadlines.ts';
import { personWho, show } from '../request.ts';
import type { Document } from '../store/documents.ts';
import { documentPath } from '../views/document.ts';
import { taskTable } from '../views/list.ts';

const FOLLOW = '/theo-doi-han';
/** The column that says which document it is. */
const NAMED = 'Tên loại, số và ký hiệu, ngày tháng và tác giả';

/** What waits for somebody, and the deadlines of the agency. */
export function deskRoutes(ctx: Context): Router {
  const router = express.Router();

  router.get('/viec-cua-toi', (request, response) => {
    const user = personWho(ctx, response, 'see-unit');
    const tasks = ctx.tasks.of(user, listedSecrecy(ctx, user));
    const body = tasks.map(
      ({ title, rows }) =>
        html`<h2>${title}</h2>
          ${rows.length === 0 ? html`<p>Không có việc nào.</p>` : taskTable(title, rows)}`,
    );
    show(ctx, request, response, 'Việc của tôi', html`${body}`);
  });

  router.get(FOLLOW, (request, response) => {
    const user = personWho(ctx, response, 'see-unit');
    const wanted = String(request.query['han'] ?? '');
    const day = today();
    const all = ctx.documents.due(user.unit ?? '', listedSecrecy(ctx, user)).map((document) => {
      const isHidden = ctx.faults.isOn('overdue-not-shown', document);
      const deadline: Deadline = isHidden ? 'in-time' : deadlineOf(document.dueOn!, day);
      return { document, deadline };
    });
    const shown = all.filter(({ deadline }) => wanted === '' || deadline === wanted);
    const kinds = Object.keys(DEADLINE_NAMES) as Deadline[];
    const count = (kind: Deadline) => all.filter(({ deadline }) => deadline === kind).length;
    const body = html`<p>
        ${kinds.map((kind, i) => html`${i > 0 && ' · '}<a href="${FOLLOW}?han=${kind}">${DEADLINE_NAMES[kind]}</a>: ${count(kind)}`)}
      </p>
      <p>
        Có ${shown.length} văn bản có thời hạn.
        <button type="button" class="plain" data-print>In bảng theo dõi</button>
      </p>
      ${followTable(ctx, shown)}`;
    show(ctx, request, response, `Theo dõi hạn xử lý của ${agencyOf(user.unit ?? '').name}`, body);
  });
  return router;
}

/** The columns for following up (Nghị định 30/2020/NĐ-CP, phụ lục IV), and how each stands to its deadline. */
function followTable(
  ctx: Context,
  rows: readonly { document: Document; deadline: Deadline }[],
): Html {
  const nameOf = (username: string | null) => ctx.users.find(username)?.fullName ?? '';
  return table(
    'Bảng theo dõi giải quyết văn bản đến',
    [
      ...['Số đến', NAMED, 'Đơn vị hoặc người nhận'],
      ...['Thời hạn', 'Tình trạng hạn', 'Tiến độ', 'Số, ký hiệu văn bản trả lời', 'Ghi chú'],
    ],
    rows.map(({ document, deadline }) => [
      document.arrivalNumber,
      html`<a href="${documentPath(document)}"
        >${kindName(document.kind)} ${numberAndSymbol(document.number, document.notation)} ngày
        ${dateWords(document.issuedOn)} của ${document.author}</a
      >`,
      nameOf(document.holder),
      dateWords(document.dueOn),
      DEADLINE_NAMES[deadline],
      document.result ?? 'Chưa có kết quả',
      document.reply,
      document.urging,
    ]),
    NAMED,
  );
}
