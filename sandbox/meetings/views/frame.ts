import { html } from '../../web/html.ts';
import type { Content } from '../../web/html.ts';
import type { Session } from '../../web/sessions.ts';
import { token } from '../../web/visit.ts';
import type { Context } from '../context.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import type { Permission } from '../domain/roles.ts';
import { can } from '../rights.ts';
import type { User } from '../store/users.ts';

const LINKS: readonly [needs: Permission, href: string, text: string][] = [
  ['see-meetings', '/cuoc-hop', 'Cuộc họp'],
  ['arrange', '/cuoc-hop/tao', 'Tạo cuộc họp'],
  ['administer', '/quan-tri/tai-khoan', 'Tài khoản'],
  ['administer', '/quan-tri/may-chu', 'Máy chủ'],
  ['administer', '/quan-tri/nhat-ky', 'Nhật ký'],
];

/** Entries of the main navigation for this person. */
export function navigation(ctx: Context, user: User | undefined): { href: string; text: string }[] {
  const own = LINKS.filter(([needs]) => user !== undefined && can(ctx, user, needs));
  const links = own.map(([, href, text]) => ({ href, text }));
  return [...links, { href: '/huong-dan', text: 'Hướng dẫn' }];
}

export function accountBox(user: User | undefined, session: Session | undefined): Content {
  if (!user) return html`<a href="/dang-nhap">Đăng nhập</a>`;
  return html`<span>${user.fullName} – ${ROLE_NAMES[user.role]}, ${user.bridge}</span>
    <form method="post" action="/dang-xuat">
      ${token(session)}<button type="submit">Đăng xuất</button>
    </form>`;
}
