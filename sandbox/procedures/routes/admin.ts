import express from 'express';
import type { Router } from 'express';
import { findUnit, units } from '../../data/units.ts';
import { input, pageAsked, pager, select, table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { timeWords } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import { PageError } from '../../web/errors.ts';
import { personWho, show } from '../request.ts';
import { certificateOf } from './certificates.ts';
import { checkToken, goOn, sessionOf, token, valuesOf } from '../../web/visit.ts';

const PAGE_SIZE = 25;

/** The administrator's pages: accounts, units, audit log. */
export function adminRoutes(ctx: Context): Router {
  const router = express.Router();

  router.get('/quan-tri/tai-khoan', (request, response) => {
    personWho(ctx, response, 'administer');
    const session = sessionOf(ctx, response);
    const q = String(request.query['q'] ?? '').trim();
    const donvi = String(request.query['donvi'] ?? '');
    const page = pageAsked(request);
    const { rows, total } = ctx.users.search(q, donvi, page, PAGE_SIZE);
    const act = (username: string, what: string, label: string) =>
      html`<form method="post" action="/quan-tri/tai-khoan/${username}/${what}">
        ${token(session)}<button class="plain" aria-label="${label} ${username}">${label}</button>
      </form>`;
    show(
      ctx,
      request,
      response,
      'Quản lý tài khoản',
      html` <form class="card" method="get" action="/quan-tri/tai-khoan">
          <div class="row">
            ${input({ name: 'q', label: 'Tên tài khoản hoặc họ tên', value: q })}
            ${select({ name: 'donvi', label: 'Đơn vị', value: donvi, ...(ctx.faults.isOn('accounts-of-one-unit') ? {} : { empty: 'Tất cả đơn vị' }), options: units.map((unit) => ({ value: unit.code, text: unit.name })) })}
            <button type="submit">Tìm tài khoản</button>
          </div>
        </form>
        <p>Tìm thấy ${total} tài khoản.</p>
        ${table(
          'Danh sách tài khoản',
          ['Tài khoản', 'Họ và tên', 'Vai trò', 'Đơn vị', 'Tình trạng', 'Thao tác'],
          rows.map((user) => {
            const locked = ctx.passwords.isLocked(user.username);
            return [
              user.username,
              user.fullName,
              ROLE_NAMES[user.role],
              findUnit(user.unit)?.name,
              locked ? 'Tạm khóa' : user.active ? 'Đang dùng' : 'Ngừng dùng',
              locked
                ? act(user.username, 'mo-khoa', 'Mở khóa')
                : user.active
                  ? act(user.username, 'ngung', 'Ngừng dùng')
                  : act(user.username, 'dung-lai', 'Dùng lại'),
            ];
          }),
        )}
        ${pager('/quan-tri/tai-khoan', { q, donvi }, page, Math.ceil(total / PAGE_SIZE))}`,
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
      goOn(
        ctx,
        response,
        `/quan-tri/tai-khoan?q=${encodeURIComponent(username)}`,
        `Đã cập nhật tài khoản ${username}.`,
      );
    },
  );

  router.get('/quan-tri/don-vi', (request, response) => {
    personWho(ctx, response, 'administer');
    const q = valuesOf(request)['q'] ?? String(request.query['q'] ?? '').trim();
    const rows = units
      .filter((unit) => unit.name.toLocaleLowerCase('vi').includes(q.toLocaleLowerCase('vi')))
      .map((unit) => [
        unit.code,
        unit.name,
        unit.identifier,
        ctx.users
          .ofUnit(unit.code, 'lanhdao')
          .map((user) => user.fullName)
          .join(', '),
        certificateOf(ctx, unit) ? 'Đã cấp' : 'Chưa cấp',
        unit.formedFrom.join(', '),
      ]);
    show(
      ctx,
      request,
      response,
      'Quản lý đơn vị',
      html` <form class="card" method="get" action="/quan-tri/don-vi">
          <div class="row">
            ${input({ name: 'q', label: 'Tên đơn vị', value: q })}<button type="submit">
              Tìm đơn vị
            </button>
          </div>
        </form>
        ${table('Danh sách đơn vị', ['Mã đơn vị', 'Tên đơn vị', 'Mã định danh', 'Lãnh đạo', 'Chứng thư số', 'Hình thành từ'], rows)}`,
    );
  });

  router.get('/quan-tri/nhat-ky', (request, response) => {
    personWho(ctx, response, 'administer');
    const ma = String(request.query['ma'] ?? '').trim();
    const page = pageAsked(request);
    const { rows, total } = ctx.records.auditLines(ma, page, PAGE_SIZE);
    show(
      ctx,
      request,
      response,
      'Nhật ký hệ thống',
      html` <form class="card" method="get" action="/quan-tri/nhat-ky">
          <div class="row">
            ${input({ name: 'ma', label: 'Mã hồ sơ', value: ma })}<button type="submit">
              Xem nhật ký
            </button>
          </div>
        </form>
        <p>Tìm thấy ${total} dòng.</p>
        ${table(
          'Nhật ký',
          ['Thời điểm', 'Tài khoản', 'Thao tác', 'Mã hồ sơ', 'Nội dung'],
          rows.map((line) => [
            timeWords(line.at),
            line.who,
            line.action,
            line.dossier,
            ctx.faults.isOn('audit-page-empty') ? '' : line.detail,
          ]),
        )}
        ${pager('/quan-tri/nhat-ky', { ma }, page, Math.ceil(total / PAGE_SIZE))}`,
    );
  });

  return router;
}
