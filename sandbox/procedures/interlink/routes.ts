import express from 'express';
import type { RequestHandler, Router } from 'express';
import { STATUS_NAMES } from '../../data/statuses.ts';
import { findUnit } from '../../data/units.ts';
import { systemWith } from '../../links/systems.ts';
import { atomically } from '../../data/atomically.ts';
import type { Context } from '../context.ts';
import { procedureOf } from '../data/catalogue.ts';
import type { Dossier } from '../store/dossiers.ts';
import type { Links } from './links.ts';

/** Where other systems of the province tell and ask of dossiers. JSON; only for those that have a key. */
export function linkRoutes(ctx: Context, links: Links): Router {
  const router = express.Router();
  const json = express.json({ limit: '30mb' });
  router.use('/lien-thong', onlyWithKey(ctx, links));

  router.post('/lien-thong/ho-so', json, (request, response) => {
    const { maHoSo } = (request.body ?? {}) as { maHoSo?: unknown };
    if (typeof maHoSo !== 'string') return void response.status(400).json({ loi: 'Thiếu maHoSo' });
    links.told(maHoSo);
    response.status(202).json({ maHoSo });
  });

  router.get('/lien-thong/ho-so/:code', (request, response) => {
    const dossier = ctx.dossiers.byCode(request.params.code);
    if (dossier === undefined) return void response.status(404).json({ loi: 'Không có hồ sơ' });
    const { code, procedure, status, applicant } = dossier;
    response.json({
      ...{ maHoSo: code, thuTuc: procedureOf(procedure).name, chuHoSo: applicant },
      trangThai: STATUS_NAMES[status],
    });
  });

  router.post('/lien-thong/ket-qua', json, (request, response) => {
    const body = (request.body ?? {}) as Partial<IssuedResult>;
    const dossier = ctx.dossiers.byCode(body.maHoSo ?? '');
    if (dossier === undefined) return void response.status(404).json({ loi: 'Không có hồ sơ' });
    if (dossier.step !== 'return' || !body.soKyHieu || !body.ngayBanHanh || !body.tep)
      return void response.status(409).json({ loi: 'Hồ sơ chưa ký hoặc kết quả thiếu thông tin' });
    takeResult(ctx, dossier, body as IssuedResult);
    response.json({ maHoSo: dossier.code });
  });

  router.get('/lien-thong/da-giai-quyet', (request, response) => {
    const { donVi = '', tu = '', den = '' } = request.query as Record<string, string>;
    if (findUnit(donVi) === undefined)
      return void response.status(404).json({ loi: 'Không có đơn vị này' });
    const settled = ctx.dossiers.finished(donVi, tu, den);
    response.json({ hoSo: settled.map(({ code, inTime }) => ({ maHoSo: code, dungHan: inTime })) });
  });
  return router;
}

/** What the document system sends when a result was issued. */
interface IssuedResult {
  maHoSo: string;
  soKyHieu: string;
  /** ISO date. */
  ngayBanHanh: string;
  /** `noiDung` in base64. */
  tep: { ten: string; loai: string; noiDung: string };
}

function takeResult(ctx: Context, dossier: Dossier, issued: IssuedResult): void {
  const { soKyHieu, ngayBanHanh, tep } = issued;
  const isPadded = ctx.faults.isOn('result-number-rewritten', dossier);
  const resultNumber = isPadded ? soKyHieu.replace(/^0*/, '00') : soKyHieu;
  const resultDate = ctx.faults.isOn('result-dated-at-arrival', dossier)
    ? Temporal.PlainDate.from(ngayBanHanh).add({ days: 1 }).toString()
    : ngayBanHanh;
  atomically(ctx.db, () => {
    ctx.dossiers.change(dossier.id, { resultNumber, resultDate });
    const bytes = Buffer.from(tep.noiDung, 'base64');
    ctx.files.add(dossier.id, { kind: 'result', name: tep.ten, type: tep.loai, bytes });
    const detail = `Số ${soKyHieu}`;
    ctx.records.tell(dossier.id, 'Hệ thống quản lý văn bản', 'Nhận kết quả đã ban hành', detail);
  });
}

function onlyWithKey(ctx: Context, links: Links): RequestHandler {
  return (request, response, next) => {
    const isKnown = systemWith(links.keys, request.get('authorization')) !== undefined;
    if (isKnown || ctx.faults.isOn('link-key-unchecked')) return next();
    response.status(401).json({ loi: 'Khóa kết nối không đúng' });
  };
}
