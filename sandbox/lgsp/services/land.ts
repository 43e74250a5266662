import type { Request } from 'express';
import type { Context } from '../context.ts';
import { jsonOf, like, orNone, text, wrongFields } from '../gateway/body.ts';
import type { Operation } from '../gateway/service.ts';
import { isUnitTaken } from './units.ts';

const RULES = {
  ...{ TinhId: text(10), XaId: text(20), SoBienNhan: text(50) },
  ...{ ChuHoSo: text(250), NgayTiepNhan: like(/^\d{14}$/), HuyenId: orNone(text(10)) },
};

/** The land information system. Districts ended on 1 July 2025. */
export function landService(ctx: Context): Operation[] {
  const base = { method: 'post', scope: 'land', backend: 'land' } as const;
  return [
    { ...base, path: '/datdai/TiepNhanHoSo', answer: (request) => receive(ctx, request) },
    { ...base, path: '/datdai/TraCuuHoSo', answer: (request) => find(ctx, request) },
  ];
}

const told = (MaLoi: string, ThongBao: string, more: object = {}) => ({ MaLoi, ThongBao, ...more });

function receive(ctx: Context, request: Request) {
  const body = jsonOf(request);
  const wrong = wrongFields(ctx.faults, body, RULES);
  const hasDistrict = typeof body['HuyenId'] === 'string';
  if (!hasDistrict && ctx.faults.isOn('district-demanded')) wrong.push('HuyenId');
  if (wrong.length > 0) return told('500', `DATA_INCORRECT: ${wrong.join(', ')}`);
  if (!isUnitTaken(ctx, 'land', body['XaId'])) return told('106', 'AGENCY_ID_INCORRECT');
  ctx.db
    .prepare('INSERT OR REPLACE INTO land VALUES (?, ?, ?)')
    .run(String(body['SoBienNhan']), String(body['XaId']), JSON.stringify(body));
  return told('1', 'OK');
}

function find(ctx: Context, request: Request) {
  const body = jsonOf(request);
  const none = { HoSo: null };
  const wrong = wrongFields(ctx.faults, body, { XaId: text(20), SoBienNhan: text(50) });
  if (wrong.length > 0) return told('500', `DATA_INCORRECT: ${wrong.join(', ')}`, none);
  if (!isUnitTaken(ctx, 'land', body['XaId'])) return told('106', 'AGENCY_ID_INCORRECT', none);
  const row = ctx.db
    .prepare('SELECT record FROM land WHERE number = ? AND unit = ?')
    .get(String(body['SoBienNhan']), String(body['XaId']));
  if (row === undefined) return told('200', 'NOT_FOUND', none);
  const { TinhId, XaId, SoBienNhan, ChuHoSo, NgayTiepNhan } = JSON.parse(
    String(row['record']),
  ) as Record<string, string>;
  return told('1', 'OK', { HoSo: { TinhId, XaId, SoBienNhan, ChuHoSo, NgayTiepNhan } });
}
