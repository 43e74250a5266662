import express from 'express';
import type { Router } from 'express';
import { findProcedure, procedures } from '../data/catalogue.ts';
import { unitOf } from '../../data/units.ts';
import { facts, input, select } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { dateWords, dayWords, parseDate, today } from '../../web/words.ts';
import { dueDate } from '../actions/receive.ts';
import type { Context } from '../context.ts';
import { show } from '../request.ts';
import type { Dossier } from '../store/dossiers.ts';
import { dossierPath, dueWords, statusBadge } from '../views/dossier.ts';

/** Only the family name and the last letter of the given name are shown to the public. */
function masked(name: string): string {
  const [first = '', ...rest] = name.split(' ');
  return `${first} ${rest.map(() => '***').join(' ')}`.trim();
}

/** Finds a dossier by its code for anyone. */
function lookUp(ctx: Context, code: string): Dossier | undefined {
  const dossier = ctx.dossiers.byCode(code);
  if (!dossier) return undefined;
  const isMigrated = dossier.channel === 'migrated';
  if (isMigrated && ctx.faults.isOn('migrated-not-found')) return undefined;
  if (isMigrated && ctx.faults.isOn('migrated-missing', dossier)) return undefined;
  return ctx.faults.isOn('lookup-finds-nothing', dossier) ? undefined : dossier;
}

/** Looking up a dossier and its due date, for everybody. */
export function lookUpRoutes(ctx: Context): Router {
  const router = express.Router();

  router.get('/tra-cuu', (request, response) => {
    const code = String(request.query['ma'] ?? '').trim();
    const dossier = code ? lookUp(ctx, code) : undefined;
    show(
      ctx,
      request,
      response,
      'Tra cứu hồ sơ',
      html` <form class="card" method="get" action="/tra-cuu">
          <div class="row">
            ${input({ name: 'ma', label: 'Mã hồ sơ', value: code, required: true })}<button
              type="submit"
            >
              Tra cứu
            </button>
          </div>
        </form>
        ${code && !dossier && html`<p class="flash alert" role="alert">Không tìm thấy hồ sơ ${code}.</p>`}
        ${
          dossier &&
          html`<section class="card">
            <h2>Hồ sơ ${dossier.code}</h2>
            ${facts([
              ['Trạng thái', statusBadge(dossier.status)],
              ['Thủ tục', findProcedure(dossier.procedure)?.name],
              ['Nơi tiếp nhận', unitOf(dossier.unit).name],
              ['Người nộp', masked(dossier.applicant)],
              ['Ngày nộp', dayWords(dossier.filedAt)],
              ['Ngày tiếp nhận', dateWords(dossier.receivedOn)],
              [
                'Ngày hẹn trả',
                ctx.faults.isOn('look-up-fact-missing', dossier) ? '' : dueWords(dossier),
              ],
            ])}${response.locals.user && html`<p><a href="${dossierPath(dossier)}">Mở hồ sơ</a></p>`}
          </section>`
        }`,
    );
  });

  router.get('/ngay-hen-tra', (request, response) => {
    const chosen = findProcedure(String(request.query['thutuc'] ?? ''));
    const asked =
      request.query['ngay'] === undefined ? today().toString() : String(request.query['ngay']);
    const from = parseDate(asked);
    show(
      ctx,
      request,
      response,
      'Tính ngày hẹn trả',
      html` <p>
          Ngày hẹn trả tính theo ngày làm việc, từ ngày làm việc sau ngày tiếp nhận, không tính thứ
          bảy, chủ nhật và ngày nghỉ lễ, Tết.
        </p>
        <form class="card" method="get" action="/ngay-hen-tra">
          ${select({ name: 'thutuc', label: 'Thủ tục', required: true, value: chosen?.code ?? '', empty: 'Chọn thủ tục…', options: procedures.map((one) => ({ value: one.code, text: `${one.code} – ${one.name}` })) })}
          ${input({ name: 'ngay', label: 'Ngày tiếp nhận', required: true, value: from ? dateWords(from) : asked, hint: 'Ngày/tháng/năm, trong các năm 2025–2027.' })}
          <button type="submit">Tính ngày</button>
        </form>
        ${chosen && !from && html`<p class="flash alert" role="alert">Ngày tiếp nhận không đúng.</p>`}
        ${
          chosen &&
          from &&
          html`<section class="card">
            <h2>Kết quả</h2>
            ${facts([
              ['Thời hạn giải quyết', `${chosen.days} ngày làm việc`],
              ['Ngày tiếp nhận', dateWords(from)],
              ['Ngày hẹn trả', dateWords(dueDate(ctx, chosen.code, Temporal.PlainDate.from(from)))],
            ])}
          </section>`
        }`,
    );
  });

  return router;
}
