import express from 'express';
import type { Router } from 'express';
import { input, pager, table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { PageError } from '../../web/errors.ts';
import { checkToken, goOn, sessionOf, token } from '../../web/visit.ts';
import { timeWords } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { agencyOf } from '../data/agencies.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import { personWho, show } from '../request.ts';

const PAGE_SIZE = 25;

/** The administrator's pages, and the interface of the log. */
export function adminRoutes(ctx: Context): Router {
  const router = express.Router();

  router.get('/quan-tri/tai-khoan', (request, response) => {
    personWho(ctx, response, 'administer');
    const session = sessionOf(ctx, response);
    const q = String(request.query['q'] ?? '').trim();
    const page = Math.max(1, Number(request.query['trang']) || 1);
    const { rows, total } = ctx.users.search(q, page, PAGE_SIZE);
    const act = (username: string, what: string, label: string) =>
      html`<form method="post" action="/quan-tri/tai-khoan/${username}/${what}">
        ${token(session)}<button class="plain" aria-label="${label} ${username}">${label}</button>
      </form>`;
    show(
      ctx,
      request,
      response,
      'Quản lý tài khoản',
      html`<form class="card" method="get" action="/quan-tri/tai-khoan">
          ${input({ name: 'q', label: 'Tên tài khoản hoặc họ tên', value: q })}
          <button type="submit">Tìm tài khoản</button>
        </form>
        <p>Tìm thấy ${total} tài khoản.</p>
        ${table(
          'Danh sách tài khoản',
          ['Tài khoản', 'Họ và tên', 'Vai trò', 'Cơ quan', 'Tình trạng', 'Thao tác'],
          rows.map((user) => [
            ...[user.username, user.fullName, ROLE_NAMES[user.role]],
            user.unit === null ? '' : agencyOf(user.unit).name,
            ctx.passwords.isLocked(user.username)
              ? 'Tạm khóa'
              : user.active
                ? 'Đang dùng'
                : 'Ngừng dùng',
            ctx.passwords.isLocked(user.username)
              ? act(user.username, 'mo-khoa', 'Mở khóa')
              : user.active
                ? act(user.username, 'ngung', 'Ngừng dùng')
                : act(user.username, 'dung-lai', 'Dùng lại'),
          ]),
        )}
        ${pager('/quan-tri/tai-khoan', { q }, page, Math.ceil(total / PAGE_SIZE))}`,
    );
  });

  router.post(
    '/quan-tri/tai-khoan/:username/:what',
    express.urlencoded({ extended: false }),
    checkToken,
    (request, response) => {
      const admin = personWho(ctx, response, 'administer');
      const { username, what } = request.params as { username: string; what: string };
      if (!ctx.users.find(username)) throw new PageError(404, 'Không có tài khoản này.');
      if (username === admin.username) throw new PageError(409, 'Không tự đổi tài khoản của mình.');
      if (what === 'mo-khoa') ctx.passwords.unlock(username);
      else if (what === 'ngung' || what === 'dung-lai')
        ctx.users.setActive(username, what === 'dung-lai');
      else throw new PageError(404, 'Không có thao tác này.');
      ctx.records.audit(admin.username, admin.role, `tai-khoan-${what}`, null, username);
      const list = `/quan-tri/tai-khoan?q=${encodeURIComponent(username)}`;
      goOn(ctx, response, list, `Đã cập nhật tài khoản ${username}.`);
    },
  );

  router.get('/quan-tri/nhat-ky', (request, response) => {
    personWho(ctx, response, 'administer');
    const id = String(request.query['vanban'] ?? '').trim();
    const page = Math.max(1, Number(request.query['trang']) || 1);
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
    response.json({ total, items: rows });
  });
  return router;
}
