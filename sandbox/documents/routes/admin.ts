import express from 'express';
import type { Router } from 'express';
import { accountRoutes } from '../../web/accounts.ts';
import { input, pageAsked, pager, table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { timeWords } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { agencyOf } from '../data/agencies.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import { personWho, show } from '../request.ts';
import type { User } from '../store/users.ts';

const PAGE_SIZE = 25;

/** The administrator's pages, and the interface of the log. */
export function adminRoutes(ctx: Context): Router {
  const router = express.Router();

  router.use(
    accountRoutes<User>({
      ...{ site: ctx, show: (...page) => show(ctx, ...page) },
      administrator: (response) => personWho(ctx, response, 'administer'),
      roleOf: ({ role }) => ROLE_NAMES[role],
      place: { head: 'Cơ quan', of: ({ unit }) => (unit === null ? '' : agencyOf(unit).name) },
      note: (admin, what, username) =>
        ctx.records.audit(admin.username, admin.role, `tai-khoan-${what}`, null, username),
    }),
  );

  router.get('/quan-tri/nhat-ky', (request, response) => {
    personWho(ctx, response, 'administer');
    const id = String(request.query['vanban'] ?? '').trim();
    const page = pageAsked(request);
    const { rows, total } = ctx.records.auditLines(Number(id) || 0, page, PAGE_SIZE);
    show(
      ctx,
      request,
      response,
      'Nhật ký hệ thống',
      html`<form class="card" method="get" action="/quan-tri/nhat-ky">
          ${input({ name: 'vanban', label: 'Mã văn bản trong hệ thống', value: id })}
          <button type="submit">Xem nhật ký</button>
        </form>
        <p>Tìm thấy ${total} dòng.</p>
        ${table(
          'Nhật ký',
          ['Thời điểm', 'Tài khoản', 'Thao tác', 'Văn bản', 'Nội dung'],
          rows.map((line) => [
            timeWords(line.at),
            line.who,
            line.action,
            line.document,
            line.detail,
          ]),
        )}
        ${pager('/quan-tri/nhat-ky', { vanban: id }, page, Math.ceil(total / PAGE_SIZE))}`,
    );
  });

  router.get('/api/audit', (request, response) => {
    personWho(ctx, response, 'administer');
    const { rows, total } = ctx.records.auditLines(Number(request.query['document']) || 0, 1, 500);
    const isOff = ctx.faults.isOn('audit-day-wrong');
    const dayBefore = (at: string) => Temporal.Instant.from(at).subtract({ hours: 24 }).toString();
    const items = isOff ? rows.map((row) => ({ ...row, at: dayBefore(row.at) })) : rows;
    response.json({ total, items });
  });
  return router;
}
