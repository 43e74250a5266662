import { findUnit } from '../../data/units.ts';
import { html } from '../../web/html.ts';
import type { Content } from '../../web/html.ts';
import type { Session } from '../../web/sessions.ts';
import { can } from '../context.ts';
import { token } from '../../web/visit.ts';
import type { Context } from '../context.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import type { User } from '../store/users.ts';

/** Entries of the main navigation for this person. */
export function navigation(ctx: Context, user: User | undefined): { href: string; text: string }[] {
  const links = [
    { href: '/thu-tuc', text: 'Thủ tục' },
    { href: '/tra-cuu', text: 'Tra cứu hồ sơ' },
  ];
  if (user?.role === 'congdan') {
    links.push(
      { href: '/ho-so-cua-toi', text: 'Hồ sơ của tôi' },
      { href: '/kho-du-lieu', text: 'Kho dữ liệu điện tử' },
    );
  }
  if (user && can(ctx, user, 'see-unit'))
    links.push({ href: '/can-bo/ho-so', text: 'Hồ sơ của đơn vị' });
  if (user && can(ctx, user, 'file-for-others')) {
    links.push({ href: '/can-bo/tiep-nhan-truc-tiep', text: 'Tiếp nhận trực tiếp' });
  }
  if (user?.role === 'quantri') {
    links.push(
      { href: '/quan-tri/tai-khoan', text: 'Tài khoản' },
      { href: '/quan-tri/don-vi', text: 'Đơn vị' },
      { href: '/quan-tri/nhat-ky', text: 'Nhật ký' },
    );
  }
  links.push({ href: '/huong-dan', text: 'Hướng dẫn' });
  return links;
}

export function accountBox(user: User | undefined, session: Session | undefined): Content {
  if (!user) return html`<a href="/dang-nhap">Đăng nhập</a>`;
  const unit = findUnit(user.unit);
  return html`<span
      >${user.fullName} – ${ROLE_NAMES[user.role]}${unit && html`, ${unit.name}`}</span
    >
    <form method="post" action="/dang-xuat">
      ${token(session)}<button type="submit">Đăng xuất</button>
    </form>`;
}
