import { html } from '../../web/html.ts';
import type { Content } from '../../web/html.ts';
import type { Session } from '../../web/sessions.ts';
import { token } from '../../web/visit.ts';
import { can } from '../context.ts';
import type { Context } from '../context.ts';
import { agencyOf } from '../data/agencies.ts';
import type { Permission } from '../domain/roles.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import type { User } from '../store/users.ts';

const LINKS: readonly [needs: Permission, href: string, text: string][] = [
  ['see-unit', '/viec-cua-toi', 'Việc của tôi'],
  ['see-unit', '/van-ban-den', 'Văn bản đến'],
  ['register', '/van-ban-den/vao-so', 'Vào sổ văn bản'],
  ['see-unit', '/van-ban-di', 'Văn bản đi'],
  ['draft', '/van-ban-di/soan-thao', 'Soạn dự thảo'],
  ['see-unit', '/theo-doi-han', 'Theo dõi hạn'],
  ['see-unit', '/ho-so-cong-viec', 'Hồ sơ công việc'],
  ['keep-work-files', '/ho-so-cong-viec/lap', 'Lập hồ sơ'],
  ['see-unit', '/tim-kiem', 'Tìm kiếm'],
  ['see-registers', '/so-van-ban-den', 'Sổ văn bản đến'],
  ['see-registers', '/so-van-ban-di', 'Sổ văn bản đi'],
  ['administer', '/quan-tri/tai-khoan', 'Tài khoản'],
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
  const agency = user.unit === null ? null : agencyOf(user.unit).name;
  return html`<span>${user.fullName} – ${ROLE_NAMES[user.role]}${agency && html`, ${agency}`}</span>
    <form method="post" action="/dang-xuat">
      ${token(session)}<button type="submit">Đăng xuất</button>
    </form>`;
}
