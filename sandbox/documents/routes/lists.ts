import { setTimeout as pause } from 'node:timers/promises';
import express from 'express';
import type { Request, Response, Router } from 'express';
import { input, pageAsked, select } from '../../web/form.ts';
import { PageError } from '../../web/errors.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { listedSecrecy } from '../context.ts';
import type { Context } from '../context.ts';
import { agencyOf } from '../data/agencies.ts';
import { STATE_NAMES } from '../domain/states.ts';
import { personWho, show } from '../request.ts';
import { foundTable, incomingTable, outgoingTable, PAGE_SIZE, pagesOf } from '../views/list.ts';

const SLOW_MS = 4_000;
const SLOW_SEARCH_MS = 3_000;
/** With `outgoing-502` one in so many requests fails. */
const FAILS_EACH = 5;

/** What a list of the agency is narrowed to by its address. */
const queryOf = ({ query }: Request) => ({
  q: String(query['q'] ?? '').trim(),
  trangthai: String(query['trangthai'] ?? ''),
});

/** The agency's documents, and the search. */
export function listRoutes(ctx: Context): Router {
  const router = express.Router();

  const list = (direction: 'in' | 'out', path: string, title: string) =>
    async function listed(request: Request, response: Response) {
      const user = personWho(ctx, response, 'see-unit');
      if (ctx.faults.isOn('documents-slow')) await pause(SLOW_MS);
      const { q, trangthai } = queryOf(request);
      const page = pageAsked(request);
      const own = { unit: user.unit ?? '', direction, secrecy: listedSecrecy(ctx, user) };
      const found = ctx.documents.search({ ...own, state: trangthai, text: q }, page, PAGE_SIZE);
      const all = ctx.faults.isOn('secret-counted') ? { ...own, secrecy: 3 } : own;
      const counts = ctx.documents.counts(all);
      show(
        ctx,
        request,
        response,
        `${title} của ${agencyOf(own.unit).name}`,
        html`<p>
            ${counts.map(({ state, n }, i) => html`${i > 0 && ' · '}<a href="${path}?trangthai=${state}">${STATE_NAMES[state]}</a>: ${n}`)}
          </p>
          <form class="card" method="get" action="${path}">
            <div class="row">
              ${input({ name: 'q', label: 'Số, ký hiệu hoặc trích yếu', value: q })}
              ${select({ name: 'trangthai', label: 'Trạng thái', value: trangthai, empty: 'Tất cả trạng thái', options: counts.map(({ state }) => ({ value: state, text: STATE_NAMES[state] })) })}
              <button type="submit">Lọc văn bản</button>
            </div>
          </form>
          <p>Tìm thấy ${found.total} văn bản.</p>
          ${direction === 'in' ? incomingTable(found.rows, !ctx.faults.isOn('list-without-state')) : outgoingTable(found.rows)}
          ${pagesOf(path, { q, trangthai }, page, found.total)}`,
      );
    };

  router.get('/van-ban-den', list('in', '/van-ban-den', 'Văn bản đến'));
  let asked = 0;
  router.get('/van-ban-di', (_request, _response, next) => {
    asked += 1;
    const fails = asked % FAILS_EACH === 0 && ctx.faults.isOn('outgoing-502');
    next(fails ? new PageError(502, 'Máy chủ đang bận.') : undefined);
  });
  router.get('/van-ban-di', list('out', '/van-ban-di', 'Văn bản đi'));

  router.get('/tim-kiem', async (request, response) => {
    if (ctx.faults.isOn('search-slow')) await pause(SLOW_SEARCH_MS);
    const user = personWho(ctx, response, 'see-unit');
    const { q } = queryOf(request);
    const page = pageAsked(request);
    const filter = { unit: user.unit ?? '', secrecy: listedSecrecy(ctx, user), text: q };
    const folds = !ctx.faults.isOn('search-needs-diacritics');
    const found = q === '' ? null : ctx.documents.search({ ...filter, folds }, page, PAGE_SIZE);
    show(
      ctx,
      request,
      response,
      'Tìm kiếm văn bản',
      html`<form class="card" method="get" action="/tim-kiem">
          ${searchBox(ctx, q)}
          <button type="submit">Tìm kiếm</button>
        </form>
        ${
          found &&
          html`<p>Tìm thấy ${found.total} văn bản.</p>
            ${foundTable(found.rows)} ${pagesOf('/tim-kiem', { q }, page, found.total)}`
        }`,
    );
  });
  return router;
}

function searchBox(ctx: Context, q: string): Html {
  if (ctx.faults.isOn('search-unlabelled'))
    return html`<p>Nội dung cần tìm</p>
      <input name="q" value="${q}" aria-describedby="goi-y" />
      <p id="goi-y">Gõ có dấu hoặc không dấu.</p>`;
  const hint = 'Gõ có dấu hoặc không dấu.';
  return input({ name: 'q', label: 'Nội dung cần tìm', value: q, hint });
}
