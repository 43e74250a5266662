import express from 'express';
import type { Response, Router } from 'express';
import { PageError } from './errors.ts';
import { input, pageAsked, pager, table } from './form.ts';
import { html } from './html.ts';
import type { Show, Staff, StaffSite } from './staff.ts';
import { checkToken, goOn, sessionOf, token } from './visit.ts';

const PAGE_SIZE = 25;
const LIST = '/quan-tri/tai-khoan';

export interface Accounts<User extends Staff> {
  site: StaffSite<User>;
  show: Show;
  /** The administrator signed in. @throws PageError 401 or 403 */
  administrator(response: Response): User;
  roleOf(user: User): string;
  /** Where somebody works, and the head of that column. */
  place: { head: string; of(user: User): string | null };
  /** Writes into the log what was done to an account. */
  note(administrator: User, what: string, username: string): void;
}

/** The administrator's list of accounts: looking for one, unlocking, closing and opening it. */
export function accountRoutes<User extends Staff>(accounts: Accounts<User>): Router {
  const { site, show, administrator, roleOf, place, note } = accounts;
  const router = express.Router();

  router.get(LIST, (request, response) => {
    administrator(response);
    const session = sessionOf(site, response);
    const q = String(request.query['q'] ?? '').trim();
    const page = pageAsked(request);
    const { rows, total } = site.users.search(q, page, PAGE_SIZE);
    const act = (username: string, what: string, label: string) =>
      html`<form method="post" action="${LIST}/${username}/${what}">
        ${token(session)}<button class="plain" aria-label="${label} ${username}">${label}</button>
      </form>`;
    const standing = ({ username, active }: User) => {
      if (site.passwords.isLocked(username))
        return ['Tạm khóa', act(username, 'mo-khoa', 'Mở khóa')] as const;
      return active
        ? (['Đang dùng', act(username, 'ngung', 'Ngừng dùng')] as const)
        : (['Ngừng dùng', act(username, 'dung-lai', 'Dùng lại')] as const);
    };
    show(
      request,
      response,
      'Quản lý tài khoản',
      html`<form class="card" method="get" action="${LIST}">
          ${input({ name: 'q', label: 'Tên tài khoản hoặc họ tên', value: q })}
          <button type="submit">Tìm tài khoản</button>
        </form>
        <p>Tìm thấy ${total} tài khoản.</p>
        ${table(
          'Danh sách tài khoản',
          ['Tài khoản', 'Họ và tên', 'Vai trò', place.head, 'Tình trạng', 'Thao tác'],
          rows.map((user) => [
            ...[user.username, user.fullName, roleOf(user), place.of(user)],
            ...standing(user),
          ]),
        )}
        ${pager(LIST, { q }, page, Math.ceil(total / PAGE_SIZE))}`,
    );
  });

  router.post(
    `${LIST}/:username/:what`,
    express.urlencoded({ extended: false }),
    checkToken,
    (request, response) => {
      const admin = administrator(response);
      const { username, what } = request.params as { username: string; what: string };
      if (!site.users.find(username)) throw new PageError(404, 'Không có tài khoản này.');
      if (username === admin.username) throw new PageError(409, 'Không tự đổi tài khoản của mình.');
      if (what === 'mo-khoa') site.passwords.unlock(username);
      else if (what === 'ngung' || what === 'dung-lai')
        site.users.setActive(username, what === 'dung-lai');
      else throw new PageError(404, 'Không có thao tác này.');
      note(admin, what, username);
      const found = `${LIST}?q=${encodeURIComponent(username)}`;
      goOn(site, response, found, `Đã cập nhật tài khoản ${username}.`);
    },
  );
  return router;
}
