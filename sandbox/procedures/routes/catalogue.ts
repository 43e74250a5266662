import { setTimeout as pause } from 'node:timers/promises';
import express from 'express';
import type { Router } from 'express';
import { findProcedure, procedures } from '../data/catalogue.ts';
import { facts, input, pageAsked, pager, select, table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { moneyWords } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { PageError } from '../../web/errors.ts';
import { show } from '../request.ts';

const PAGE_SIZE = 20;

/** The announced procedures, for everybody. */
export function catalogueRoutes(ctx: Context): Router {
  const router = express.Router();

  router.get('/thu-tuc', async (request, response) => {
    // Between 2 and 4 s, 3 s on average.
    if (ctx.faults.isOn('slow-pages')) await pause(2000 + Math.random() * 2000);
    if (ctx.faults.isOn('random-502') && Math.random() < 0.05) {
      throw new PageError(502, 'Máy chủ đang bận. Vui lòng thử lại.');
    }
    const q = String(request.query['q'] ?? '').trim();
    const field = String(request.query['linhvuc'] ?? '');
    const wanted = q.toLocaleLowerCase('vi');
    const found = procedures.filter(
      (one) =>
        (!field || one.field === field) &&
        (!q || one.code.includes(q) || one.name.toLocaleLowerCase('vi').includes(wanted)),
    );
    const page = pageAsked(request);
    const fields = [...new Set(procedures.map((one) => one.field))];
    show(
      ctx,
      request,
      response,
      'Thủ tục hành chính',
      html` <form class="card" method="get" action="/thu-tuc">
          <div class="row">
            ${input({ name: 'q', label: 'Tên hoặc mã thủ tục', value: q })}
            ${select({ name: 'linhvuc', label: 'Lĩnh vực', value: field, empty: 'Tất cả lĩnh vực', options: fields.map((one) => ({ value: one, text: one })) })}
            <button type="submit">Tìm kiếm</button>
          </div>
        </form>
        <p>Tìm thấy ${found.length} thủ tục.</p>
        ${table(
          'Danh sách thủ tục hành chính',
          ['Mã thủ tục', 'Tên thủ tục', 'Lĩnh vực', 'Cấp'],
          found
            .slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
            .map((one) => [
              one.code,
              html`<a href="/thu-tuc/${one.code}">${one.name}</a>`,
              one.field,
              one.level === 'xa' ? 'Cấp xã' : 'Cấp tỉnh',
            ]),
        )}
        ${pager('/thu-tuc', { q, linhvuc: field }, page, Math.ceil(found.length / PAGE_SIZE))}`,
    );
  });

  router.get('/thu-tuc/:code', (request, response) => {
    const one = findProcedure(request.params.code);
    if (!one) throw new PageError(404, 'Không có thủ tục này.');
    show(
      ctx,
      request,
      response,
      one.name,
      html`<section class="card">
        ${facts([
          ['Mã thủ tục', one.code],
          ['Lĩnh vực', one.field],
          ['Cấp thực hiện', one.level === 'xa' ? 'Ủy ban nhân dân cấp xã' : 'Cấp tỉnh'],
          ['Thời hạn giải quyết', `${one.days} ngày làm việc`],
          ['Phí, lệ phí', one.fee > 0 ? moneyWords(one.fee) : 'Không thu phí'],
          [
            'Thông tin phải khai',
            one.fields
              .filter((item) => item.required)
              .map((item) => item.label)
              .join('; '),
          ],
          [
            'Thông tin không bắt buộc',
            one.fields
              .filter((item) => !item.required)
              .map((item) => item.label)
              .join('; '),
          ],
          [
            'Giấy tờ phải nộp',
            ctx.faults.isOn('procedure-fact-missing', { procedure: one.code }) ? '' : 'Tờ khai',
          ],
        ])}
        <p><a class="button" href="/nop-ho-so/${one.code}">Nộp hồ sơ trực tuyến</a></p>
      </section>`,
    );
  });

  return router;
}
