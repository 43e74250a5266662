import express from 'express';
import type { Router } from 'express';
import { findProcedure, procedureOf } from '../data/catalogue.ts';
import { findUnit, PROVINCE_CODE, unitOf } from '../../data/units.ts';
import { pageAsked, table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { timeWords } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { fileDossier } from '../domain/filing.ts';
import { InputError, PageError } from '../../web/errors.ts';
import { filesOf, multipart, personWho, show } from '../request.ts';
import { OWN_PAGE } from '../store/dossiers.ts';
import type { Dossier } from '../store/dossiers.ts';
import { dossierPath, dueWords, statusBadge } from '../views/dossier.ts';
import { filingForm, nationalData } from '../views/filing.ts';
import { takeTurn } from './opening-queue.ts';
import { forget, refuseRush, Rush } from './rush.ts';
import { goOn, sessionOf, valuesOf } from '../../web/visit.ts';

const kindOf = (field: string) => (field === 'declaration' ? 'declaration' : 'enclosure');

const dayLater = (instant: string) => Temporal.Instant.from(instant).add({ hours: 24 }).toString();

/** A citizen's own pages: filing, dossiers, electronic store. */
export function citizenRoutes(ctx: Context): Router {
  const router = express.Router();
  const rush = new Rush();

  router.get('/nop-ho-so/:code', (request, response) => {
    const user = personWho(ctx, response, 'file-own');
    const procedure = findProcedure(request.params.code);
    if (!procedure) throw new PageError(404, 'Không có thủ tục này.');
    const unit =
      findUnit(String(request.query['donvi'] ?? ''))?.code ??
      (procedure.level === 'tinh' ? PROVINCE_CODE : '');
    const values = { ...nationalData(ctx, procedure, user), unit };
    show(
      ctx,
      request,
      response,
      'Nộp hồ sơ',
      filingForm(ctx, procedure, sessionOf(ctx, response), values, false),
    );
  });

  router.post(
    '/nop-ho-so/:code',
    takeTurn(ctx),
    refuseRush(ctx, rush),
    ...multipart(ctx),
    (request, response) => {
      const user = personWho(ctx, response, 'file-own');
      const procedure = findProcedure(String(request.params['code']));
      if (!procedure) throw new PageError(404, 'Không có thủ tục này.');
      const values = valuesOf(request);
      try {
        const files = filesOf(request, kindOf);
        const dossier = fileDossier(ctx, { procedure, values, files, by: user, channel: 'online' });
        if (response.locals['rush']) forget(ctx, dossier);
        goOn(ctx, response, dossierPath(dossier), `Đã nộp hồ sơ. Mã hồ sơ: ${dossier.code}`);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        const session = sessionOf(ctx, response);
        session.flash = { kind: 'alert', text: error.message };
        response.status(422);
        show(
          ctx,
          request,
          response,
          'Nộp hồ sơ',
          filingForm(ctx, procedure, session, values, false),
        );
      }
    },
  );

  router.get('/ho-so-cua-toi', (request, response) => {
    const user = personWho(ctx, response, 'file-own');
    const page = pageAsked(request);
    const own = ctx.dossiers.ofOwner(user.username, page);
    const rows = own
      .slice(0, own.length > 1 && ctx.faults.isOn('own-list-oldest-missing') ? -1 : undefined)
      .map((one) => [
        html`<a href="${dossierPath(one)}">${one.code}</a>`,
        procedureOf(one.procedure).name,
        unitOf(one.unit).name,
        statusBadge(one.status),
        timeWords(ctx.faults.isOn('own-list-day-late', one) ? dayLater(one.filedAt) : one.filedAt),
        dueWords(one),
      ]);
    show(
      ctx,
      request,
      response,
      'Hồ sơ của tôi',
      rows.length > 0
        ? html`${table(
            'Hồ sơ đã nộp',
            ['Mã hồ sơ', 'Thủ tục', 'Nơi tiếp nhận', 'Trạng thái', 'Ngày nộp', 'Ngày hẹn trả'],
            rows,
          )}
          ${own.length === OWN_PAGE ? html`<p><a href="?trang=${page + 1}">Trang sau</a></p>` : ''}`
        : page > 1
          ? html`<p>Không còn hồ sơ nào.</p>`
          : html`<p>Chưa có hồ sơ nào. <a href="/thu-tuc">Chọn thủ tục để nộp hồ sơ</a>.</p>`,
    );
  });

  router.get('/kho-du-lieu', (request, response) => {
    const user = personWho(ctx, response, 'file-own');
    const rows = ctx.records.kept(user.username).map(({ dossier: id, storedAt }) => {
      const dossier = ctx.dossiers.byId(id) as Dossier;
      return [
        html`<a href="${dossierPath(dossier)}">${dossier.code}</a>`,
        procedureOf(dossier.procedure).name,
        unitOf(dossier.unit).authority,
        timeWords(ctx.faults.isOn('store-day-late', dossier) ? dayLater(storedAt) : storedAt),
        html`<a href="${dossierPath(dossier)}/ket-qua" download>Tải kết quả</a>`,
      ];
    });
    show(
      ctx,
      request,
      response,
      'Kho dữ liệu điện tử',
      rows.length > 0
        ? table(
            'Kết quả giải quyết của tôi',
            ['Mã hồ sơ', 'Thủ tục', 'Cơ quan cấp', 'Ngày lưu', 'Tệp'],
            rows,
          )
        : html`<p>Chưa có kết quả nào trong kho.</p>`,
    );
  });

  return router;
}
