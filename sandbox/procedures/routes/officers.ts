import express from 'express';
import type { Router } from 'express';
import { findProcedure, procedureOf, procedures } from '../data/catalogue.ts';
import { ALL_STATUSES, STATUS_NAMES } from '../../data/statuses.ts';
import { STEP_NAMES } from '../data/steps.ts';
import { unitOf } from '../../data/units.ts';
import { input, pageAsked, pager, select, table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { timeWords } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { fileDossier } from '../domain/filing.ts';
import { InputError, PageError } from '../../web/errors.ts';
import { filesOf, multipart, personWho, show } from '../request.ts';
import { dossierPath, dueWords, statusBadge } from '../views/dossier.ts';
import { filingForm } from '../views/filing.ts';
import { goOn, sessionOf, valuesOf } from '../../web/visit.ts';

const PAGE_SIZE = 20;
/** Statuses that faults of the list are about: in progress, and handed back. */
const [HANDLED, DONE] = [4, 10];

/** Pages of officials: the unit's dossiers and filing at the counter. */
export function officerRoutes(ctx: Context): Router {
  const router = express.Router();

  router.get('/can-bo/ho-so', (request, response) => {
    const user = personWho(ctx, response, 'see-unit');
    const unit = unitOf(user.unit ?? '');
    const filter = {
      q: String(request.query['q'] ?? '').trim(),
      trangthai: String(request.query['trangthai'] ?? ''),
      thutuc: String(request.query['thutuc'] ?? ''),
    };
    const page = pageAsked(request);
    const status = Number(filter.trangthai) || 0;
    const { rows, total } = ctx.dossiers.search({
      unit: unit.code,
      text: filter.q,
      status: status === DONE && ctx.faults.isOn('unit-filter-ignored') ? 0 : status,
      procedure: filter.thutuc,
      page,
      size: PAGE_SIZE,
    });
    const isOff = ctx.faults.isOn('unit-count-off');
    const counts = ctx.dossiers
      .counts(unit.code)
      .map((one) => (isOff && one.status === HANDLED ? { ...one, n: one.n - 1 } : one));
    const offered = ctx.faults.isOn('filter-procedure-missing') ? procedures.slice(1) : procedures;
    const shown = rows.filter(
      (one) => one.channel !== 'migrated' || !ctx.faults.isOn('migrated-not-found'),
    );
    show(
      ctx,
      request,
      response,
      `Hồ sơ của ${unit.name}`,
      html` <p>
          ${counts.map(({ status, n }, i) => html`${i > 0 && ' · '}<a href="/can-bo/ho-so?trangthai=${status}">${STATUS_NAMES[status]}</a>: ${n}`)}
        </p>
        <form class="card" method="get" action="/can-bo/ho-so">
          <div class="row">
            ${input({ name: 'q', label: 'Mã hồ sơ, họ tên hoặc số định danh', value: filter.q })}
            ${select({ name: 'trangthai', label: 'Trạng thái', value: filter.trangthai, empty: 'Tất cả trạng thái', options: ALL_STATUSES.map((one) => ({ value: String(one), text: STATUS_NAMES[one] })) })}
            ${select({ name: 'thutuc', label: 'Thủ tục', value: filter.thutuc, empty: 'Tất cả thủ tục', options: offered.map((one) => ({ value: one.code, text: `${one.code} – ${one.name}` })) })}
            <button type="submit">Lọc hồ sơ</button>
          </div>
        </form>
        <p>Tìm thấy ${total} hồ sơ.</p>
        ${table(
          'Danh sách hồ sơ',
          [
            'Mã hồ sơ',
            'Thủ tục',
            'Người nộp',
            'Trạng thái',
            'Bước hiện tại',
            'Ngày nộp',
            'Ngày hẹn trả',
          ],
          shown.map((one) => [
            html`<a href="${dossierPath(one)}">${one.code}</a>`,
            procedureOf(one.procedure).name,
            one.applicant,
            statusBadge(one.status),
            STEP_NAMES[one.step],
            timeWords(one.filedAt),
            dueWords(one),
          ]),
        )}
        ${pager('/can-bo/ho-so', filter, page, Math.ceil(total / PAGE_SIZE))}`,
    );
  });

  router.get('/can-bo/tiep-nhan-truc-tiep', (request, response) => {
    const user = personWho(ctx, response, 'file-for-others');
    const level = unitOf(user.unit ?? '').level;
    const options = procedures
      .filter((one) => one.level === level)
      .map((one) => ({ value: one.code, text: `${one.code} – ${one.name}` }));
    const chosen = String(request.query['thutuc'] ?? '');
    if (chosen)
      return response.redirect(`/can-bo/tiep-nhan-truc-tiep/${encodeURIComponent(chosen)}`);
    show(
      ctx,
      request,
      response,
      'Tiếp nhận trực tiếp',
      html`<form class="card" method="get" action="/can-bo/tiep-nhan-truc-tiep">
        ${select({ name: 'thutuc', label: 'Thủ tục', required: true, empty: 'Chọn thủ tục…', options })}
        <button type="submit">Lập hồ sơ</button>
      </form>`,
    );
  });

  router.get('/can-bo/tiep-nhan-truc-tiep/:code', (request, response) => {
    personWho(ctx, response, 'file-for-others');
    const procedure = findProcedure(request.params.code);
    if (!procedure) throw new PageError(404, 'Không có thủ tục này.');
    show(
      ctx,
      request,
      response,
      'Tiếp nhận trực tiếp',
      filingForm(ctx, procedure, sessionOf(ctx, response), {}, true),
    );
  });

  router.post('/can-bo/tiep-nhan-truc-tiep/:code', ...multipart(ctx), (request, response) => {
    const user = personWho(ctx, response, 'file-for-others');
    const procedure = findProcedure(String(request.params['code']));
    if (!procedure) throw new PageError(404, 'Không có thủ tục này.');
    const values = valuesOf(request);
    try {
      const files = filesOf(request, (field) =>
        field === 'declaration' ? 'declaration' : 'enclosure',
      );
      const dossier = fileDossier(ctx, { procedure, values, files, by: user, channel: 'counter' });
      goOn(
        ctx,
        response,
        `${dossierPath(dossier)}/giay-tiep-nhan`,
        `Đã tiếp nhận hồ sơ. Mã hồ sơ: ${dossier.code}`,
      );
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const session = sessionOf(ctx, response);
      session.flash = { kind: 'alert', text: error.message };
      response.status(422);
      show(
        ctx,
        request,
        response,
        'Tiếp nhận trực tiếp',
        filingForm(ctx, procedure, session, values, true),
      );
    }
  });

  return router;
}
