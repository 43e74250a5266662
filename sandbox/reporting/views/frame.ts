import { html } from '../../web/html.ts';
import type { Content } from '../../web/html.ts';
import type { Session } from '../../web/sessions.ts';
import { token } from '../../web/visit.ts';
import { can } from '../context.ts';
import type { Context } from '../context.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import type { Permission } from '../domain/roles.ts';
import type { User } from '../store/users.ts';
import { unitOf } from '../domain/units.ts';

const LINKS: readonly [needs: Permission, href: string, text: string][] = [
  ['see-own', '/bao-cao', 'Báo cáo của đơn vị'],
  ['see-all', '/dot-bao-cao', 'Đợt báo cáo'],
  ['assign', '/dot-bao-cao/tao', 'Tạo kỳ báo cáo'],
  ['administer', '/quan-tri/tai-khoan', 'Tài khoản'],
  ['administer', '/quan-tri/nhat-ky', 'Nhật ký'],
];

/** Entries of the main navigation for this person. */
export function navigation(ctx: Context, user: User | undefined): { href: string; text: string }[] {
  const own = LINKS.filter(([needs]) => user !== undefined && can(ctx, user, needs));
  const links = own.map(([, href, text]) => ({ href, text }));
  return [
    ...links,
    { href: '/bieu-mau', text: 'Biểu mẫu' },
    { href: '/huong-dan', text: 'Hướng dẫn' },
  ];
}

export function accountBox(user: User | undefined, session: Session | undefined): Content {
  if (!user) return html`<a href="/dang-nhap">Đăng nhập</a>`;
  const unit = user.unit === null ? null : unitOf(user.unit).name;
  return html`<span>${user.fullName} – ${ROLE_NAMES[user.role]}${unit && html`, ${unit}`}</span>
    <form method="post" action="/dang-xuat">
      ${token(session)}<button type="submit">Đăng xuất</button>
    </form>`;
}
