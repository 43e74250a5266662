import express from 'express';
import type { Router } from 'express';
import { facts, input, table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { PageError } from '../../web/errors.ts';
import { moneyWords } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { LEVELS } from '../data/catalogue.ts';
import type { Procedure } from '../data/catalogue.ts';
import { listedAgencies, published, shownFee } from '../published.ts';
import { show } from '../request.ts';
import { agencyForm } from '../views/agency-form.ts';
import { lookUpForm } from './look-up.ts';

const fold = (text: string) => text.normalize('NFC').toLocaleLowerCase('vi');

/** The first page, the published procedures, and who settles them. */
export function procedureRoutes(ctx: Context): Router {
  const router = express.Router();

  router.get('/', (request, response) => {
    const body = html`<p class="lead">
        Nộp hồ sơ, theo dõi và nhận kết quả thủ tục hành chính ở một nơi.
      </p>
      ${searchForm('')} ${lookUpForm('')}`;
    show(ctx, request, response, 'Cổng Dịch vụ công quốc gia', body);
  });

  router.get('/thu-tuc-hanh-chinh', (request, response) => {
    const words = String(request.query['tu-khoa'] ?? '').trim();
    const found = published(ctx).filter(({ name, code }) =>
      fold(`${code} ${name}`).includes(fold(words)),
    );
    const rows = found.map((one) => [
      one.code,
      html`<a href="/thu-tuc-hanh-chinh/${one.id}">${one.name}</a>`,
      one.field,
      LEVELS[one.level],
    ]);
    const heads = ['Mã thủ tục', 'Tên thủ tục', 'Lĩnh vực', 'Cấp thực hiện'];
    const body = html`${searchForm(words)}
      <p>Tìm thấy ${found.length} thủ tục.</p>
      ${ctx.faults.isOn('portal-buttons-nameless') && html`<button type="button"></button>`}
      ${rows.length > 0 && table('Thủ tục hành chính', heads, rows)}`;
    show(ctx, request, response, 'Thủ tục hành chính', body);
  });

  router.get('/thu-tuc-hanh-chinh/:id', (request, response) => {
    const one = procedureAt(ctx, request.params.id);
    const isSignedIn = response.locals.portalCitizen !== undefined;
    const body = html`<div class="card">${facts(detailsOf(ctx, one))}</div>
      ${one.leadsTo === 'counter' && html`<p>Thủ tục này nộp trực tiếp tại cơ quan thực hiện.</p>`}
      ${one.leadsTo !== 'counter' && agencyForm(ctx, one, isSignedIn)}`;
    show(ctx, request, response, one.name, body);
  });

  router.get('/api/co-quan', (request, response) => {
    const { loai = '', tinh = '' } = request.query as Record<string, string>;
    response.json({ agencies: listedAgencies(ctx, loai, tinh) });
  });

  router.get('/api/thu-tuc', (_request, response) => {
    response.json({
      code: 'OK',
      data: published(ctx).map(({ id, code, name, level }) => ({ id, code, name, level })),
    });
  });

  router.get('/api/thu-tuc/:id', (request, response) => {
    const one = published(ctx).find(({ id }) => id === request.params.id);
    if (one === undefined) return void response.status(404).json({ code: 'NOT_FOUND' });
    response.json({ code: 'OK', data: described(ctx, one) });
  });

  return router;
}

/** @throws PageError where it is not published */
export function procedureAt(ctx: Context, id: string | undefined): Procedure {
  const found = published(ctx).find((one) => one.id === id);
  if (found === undefined) throw new PageError(404, 'Thủ tục này chưa được công khai trên Cổng.');
  return found;
}

const searchForm = (words: string) =>
  html`<form class="card" method="get" action="/thu-tuc-hanh-chinh">
    <div class="row">
      ${input({ name: 'tu-khoa', label: 'Từ khóa', value: words })}
      <button type="submit">Tìm thủ tục</button>
    </div>
  </form>`;

function detailsOf(ctx: Context, one: Procedure): [string, string][] {
  const fee = shownFee(ctx, one);
  return [
    ['Mã thủ tục', one.code],
    ['Cấp thực hiện', LEVELS[one.level]],
    ['Lĩnh vực', one.field],
    ['Đối tượng thực hiện', 'Công dân Việt Nam'],
    ['Trình tự thực hiện', 'Nộp hồ sơ; cơ quan tiếp nhận, giải quyết; nhận kết quả'],
    ['Hình thức nộp', one.leadsTo === 'counter' ? 'Trực tiếp' : 'Trực tuyến, trực tiếp'],
    ['Thời gian', `${one.days} ngày làm việc`],
    ['Phí, lệ phí', fee === 0 ? 'Không' : moneyWords(fee)],
    ['Thành phần hồ sơ', ['Tờ khai điện tử', ...one.papers].join('; ')],
  ];
}

/** The detail of a procedure in the form that the portal's own pages read. */
function described(ctx: Context, one: Procedure) {
  const fee = { type: 'FEE', value: shownFee(ctx, one), currencyId: 'VND' };
  const method = {
    ...{ processingTime: one.days, processingTimeUnit: 'WORKING_DAY', fees: [fee] },
  };
  const methods = one.leadsTo === 'counter' ? ['DIRECT'] : ['ONLINE', 'DIRECT', 'POSTAL'];
  const papers = ['Tờ khai điện tử', ...one.papers];
  return {
    ...{ id: one.id, code: one.code, codeNotation: one.code, name: one.name },
    executionSteps: [{ name: 'Nộp hồ sơ', description: 'Nộp hồ sơ đến cơ quan thực hiện' }],
    executionMethods: methods.map((submissionMethod) => ({ submissionMethod, ...method })),
    executionCases: [
      {
        name: 'Hồ sơ',
        profileComponents: papers.map((name, index) => ({
          ...{ profileComponentId: `${one.code}.${index + 1}`, code: `TP${index + 1}`, name },
          ...{ originalQty: 1, copyQty: 0, required: true, isProcessingResult: false },
          hasElectronicForm: index === 0,
        })),
      },
    ],
  };
}
