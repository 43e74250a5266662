import type { Request } from 'express';
import type { Context } from '../context.ts';
import { FAULTS, GatewayFault } from '../gateway/fault.ts';
import type { Operation } from '../gateway/service.ts';

const NUMBER = /^\d{10}(?:-\d{3})?$/;

/** The national database of enterprises. */
export function enterpriseService(ctx: Context): Operation[] {
  return [
    {
      ...{ method: 'get', path: '/doanhnghiep/chiTietDoanhNghiep' },
      ...{ scope: 'enterprise', backend: 'enterprise' },
      answer: (request) => detail(ctx, request),
    },
  ];
}

function detail({ db, faults }: Context, { query: { msdn } }: Request) {
  if (typeof msdn !== 'string' || !NUMBER.test(msdn))
    throw new GatewayFault(FAULTS.badRequest, 'msdn must be the number of an enterprise');
  const row = db.prepare('SELECT * FROM enterprises WHERE code = ?').get(msdn);
  if (row === undefined || faults.isOn('enterprise-not-found'))
    return { errorCode: '200', errorMessage: 'NOT_FOUND', doanhNghiep: null };
  const code = faults.isOn('undocumented-code') ? '7' : '1';
  return {
    ...{ errorCode: code, errorMessage: 'OK' },
    doanhNghiep: {
      ...{ maSoDoanhNghiep: row['code'], tenDoanhNghiep: row['name'], maDonVi: row['unit'] },
      ...{ trangThai: row['status'], ngayThanhLap: row['foundedOn'] },
      nguoiDaiDien: row['representative'],
    },
  };
}
