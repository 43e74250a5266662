import { setTimeout as pause } from 'node:timers/promises';
import express from 'express';
import type { Router } from 'express';
import { units } from '../../data/units.ts';
import { input, select, textarea } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import type { Context } from '../context.ts';
import { PageError } from '../../web/errors.ts';
import { show } from '../request.ts';
import { checkToken, goOn, sessionOf, token, valuesOf } from '../../web/visit.ts';

/** Home page and complaints. */
export function publicRoutes(ctx: Context): Router {
  const router = express.Router();

  router.get('/', async (request, response) => {
    if (ctx.faults.isOn('slow-first-page')) await pause(3500);
    const tile = (href: string, title: string, text: string) =>
      html`<div class="card">
        <h2><a href="${href}">${title}</a></h2>
        <p>${text}</p>
      </div>`;
    show(
      ctx,
      request,
      response,
      'Dịch vụ công trực tuyến tỉnh Đồng Nai',
      html` <p class="lead">
          Nộp hồ sơ tại bất kỳ xã, phường nào trong 95 đơn vị của tỉnh, theo dõi và nhận kết quả
          điện tử.
        </p>
        <div class="grid tiles">
          ${tile('/thu-tuc', 'Nộp hồ sơ', 'Tìm thủ tục và nộp hồ sơ trực tuyến.')}
          ${tile('/tra-cuu', 'Tra cứu hồ sơ', 'Xem tình trạng hồ sơ bằng mã hồ sơ, kể cả mã cũ trước sắp xếp.')}
          ${tile('/ngay-hen-tra', 'Tính ngày hẹn trả', 'Biết trước ngày nhận kết quả theo ngày làm việc.')}
          ${tile('/phan-anh', 'Phản ánh, kiến nghị', 'Báo vướng mắc khi thực hiện thủ tục.')}
          ${tile('/huong-dan', 'Hướng dẫn sử dụng', 'Tài liệu cho công dân và cán bộ.')}
        </div>`,
    );
  });

  router.get('/phan-anh', (request, response) => {
    if (ctx.faults.isOn('complaints-ask-sign-in') && !response.locals.user)
      throw new PageError(401, 'Cần đăng nhập để phản ánh.');
    const session = sessionOf(ctx, response);
    const fields = html`${input({ name: 'fullName', label: 'Họ và tên', required: true, autocomplete: 'name' })}
    ${input({ name: 'phone', label: 'Số điện thoại', type: 'tel', required: true, autocomplete: 'tel' })}
    ${select({ name: 'unit', label: 'Đơn vị được phản ánh', empty: 'Không nêu đơn vị', options: units.map((unit) => ({ value: unit.code, text: unit.name })) })}
    ${textarea({ name: 'content', label: 'Nội dung phản ánh', required: true })}`;
    const bare = html`<p>Họ và tên</p>
      <input name="fullName" />
      <p>Số điện thoại</p>
      <input name="phone" />
      <p>Nội dung</p>
      <textarea name="content"></textarea>`;
    show(
      ctx,
      request,
      response,
      'Phản ánh, kiến nghị',
      html`<form class="card narrow" method="post" action="/phan-anh">
        ${token(session)} ${ctx.faults.isOn('unlabelled-fields') ? bare : fields}
        <button type="submit">Gửi phản ánh</button>
      </form>`,
    );
  });

  router.post(
    '/phan-anh',
    express.urlencoded({ extended: false }),
    checkToken,
    (request, response) => {
      const { fullName = '', phone = '', unit = '', content = '' } = valuesOf(request);
      if (!fullName || !phone || !content) {
        return goOn(
          ctx,
          response,
          '/phan-anh',
          'Cần nhập họ tên, số điện thoại và nội dung.',
          'alert',
        );
      }
      const number = ctx.records.addFeedback(fullName, phone, unit || null, content);
      goOn(ctx, response, '/phan-anh', `Đã ghi nhận phản ánh số ${number}. Cảm ơn ông/bà.`);
    },
  );

  return router;
}
