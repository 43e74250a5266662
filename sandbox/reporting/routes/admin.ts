import express from 'express';
import type { Router } from 'express';
import { accountRoutes } from '../../web/accounts.ts';
import { pageAsked, pager, table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { timeWords } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import { personWho, show } from '../request.ts';
import type { User } from '../store/users.ts';
import { unitOf } from '../domain/units.ts';

const PAGE_SIZE = 25;

/** The administrator's pages. */
export function adminRoutes(ctx: Context): Router {
  const router = express.Router();

  router.use(
    accountRoutes<User>({
      ...{ site: ctx, show: (...page) => show(ctx, ...page) },
      administrator: (response) => personWho(ctx, response, 'administer'),
      roleOf: ({ role }) => ROLE_NAMES[role],
      place: { head: 'Đơn vị', of: ({ unit }) => (unit === null ? '' : unitOf(unit).name) },
      note: (admin, what, username) =>
        ctx.history.add({}, admin.username, `Tài khoản: ${what}`, username),
    }),
  );

  router.get('/quan-tri/nhat-ky', (request, response) => {
    personWho(ctx, response, 'administer');
    const page = pageAsked(request);
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
