import express from 'express';
import type { Router } from 'express';
import { unitOf } from '../../data/units.ts';
import { input, pager, table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { PageError } from '../../web/errors.ts';
import { checkToken, goOn, sessionOf, token } from '../../web/visit.ts';
import { timeWords } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import { personWho, show } from '../request.ts';

const PAGE_SIZE = 25;

/** The administrator's pages. */
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
          ['Tài khoản', 'Họ và tên', 'Vai trò', 'Đơn vị', 'Tình trạng', 'Thao tác'],
          rows.map((user) => [
            ...[user.username, user.fullName, ROLE_NAMES[user.role]],
            user.unit === null ? '' : unitOf(user.unit).name,
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
      ctx.history.add({}, admin.username, `Tài khoản: ${what}`, username);
      const list = `/quan-tri/tai-khoan?q=${encodeURIComponent(username)}`;
      goOn(ctx, response, list, `Đã cập nhật tài khoản ${username}.`);
    },
  );

  router.get('/quan-tri/nhat-ky', (request, response) => {
    personWho(ctx, response, 'administer');
    const page = Math.max(1, Number(request.query['trang']) || 1);
    const rows = ctx.history.page(page, PAGE_SIZE);
    show(
      ctx,
      request,
      response,
      'Nhật ký hệ thống',
      html`${table(
        'Nhật ký',
        ['Thời điểm', 'Người thực hiện', 'Việc', 'Nội dung'],
        rows.map(({ at, who, what, detail }) => [timeWords(at), who, what, detail]),
      )}
      ${pager('/quan-tri/nhat-ky', {}, page, page + (rows.length === PAGE_SIZE ? 1 : 0))}`,
    );
  });
  return router;
}
