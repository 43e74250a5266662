import express from 'express';
import type { Router } from 'express';
import { accountRoutes } from '../../web/accounts.ts';
import { facts, input, pageAsked, pager, table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { goOn, sessionOf, token, valuesOf } from '../../web/visit.ts';
import { timeWords } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import { form, personWho, show } from '../request.ts';
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
      place: { head: 'Điểm cầu', of: ({ bridge }) => bridge },
      note: (admin, what, username) =>
        ctx.records.audit(admin.username, admin.role, `tai-khoan-${what}`, null, username),
    }),
  );

  router.get('/quan-tri/nhat-ky', (request, response) => {
    personWho(ctx, response, 'administer');
    const id = String(request.query['cuochop'] ?? '').trim();
    const page = pageAsked(request);
    const { rows, total } = ctx.records.auditLines(Number(id) || 0, page, PAGE_SIZE);
    show(
      ctx,
      request,
      response,
      'Nhật ký hệ thống',
      html`<form class="card" method="get" action="/quan-tri/nhat-ky">
          ${input({ name: 'cuochop', label: 'Mã cuộc họp trong hệ thống', value: id })}
          <button type="submit">Xem nhật ký</button>
        </form>
        <p>Tìm thấy ${total} dòng.</p>
        ${table(
          'Nhật ký',
          ['Thời điểm', 'Tài khoản', 'Thao tác', 'Cuộc họp', 'Nội dung'],
          rows.map((line) => [
            timeWords(line.at),
            line.who,
            line.action,
            line.meeting,
            line.detail,
          ]),
        )}
        ${pager('/quan-tri/nhat-ky', { cuochop: id }, page, Math.ceil(total / PAGE_SIZE))}`,
    );
  });

  router.get('/quan-tri/may-chu', (request, response) => {
    personWho(ctx, response, 'administer');
    const session = sessionOf(ctx, response);
    show(
      ctx,
      request,
      response,
      'Máy chủ hội nghị',
      html`${facts([['Phòng đang có người', String(ctx.rooms.count)]])}
        <form class="card" method="post" action="/quan-tri/may-chu/khoi-dong-lai">
          ${token(session)} ${input({ name: 'meeting', label: 'Mã cuộc họp', required: true })}
          <p>
            Mọi người trong cuộc họp bị ngắt trong chốc lát và tự vào lại; dữ liệu cuộc họp được
            giữ.
          </p>
          <button type="submit">Khởi động lại máy chủ hội nghị</button>
        </form>`,
    );
  });

  router.post('/quan-tri/may-chu/khoi-dong-lai', ...form, async (request, response) => {
    const admin = personWho(ctx, response, 'administer');
    const meeting = Number(valuesOf(request)['meeting']);
    await ctx.rooms.restart(meeting);
    ctx.records.audit(admin.username, admin.role, 'khoi-dong-lai', meeting);
    goOn(ctx, response, '/quan-tri/may-chu', 'Đã khởi động lại máy chủ hội nghị.');
  });

  router.get('/api/audit', (request, response) => {
    personWho(ctx, response, 'administer');
    const { rows, total } = ctx.records.auditLines(Number(request.query['meeting']) || 0, 1, 500);
    response.json({ total, items: rows });
  });
  return router;
}
