import type { Request } from 'express';
import type { Context } from '../context.ts';
import { demand, jsonOf, like, text } from '../gateway/body.ts';
import type { Operation } from '../gateway/service.ts';

/** People the deployment is tried with: insurance number, identity number, name, birth date. */
const TRIED = [
  ['7900000001', '099190000001', 'Nguyễn Thị Kiểm Thử', '1990-05-01'],
  ['7900000002', '099090000002', 'Trần Đình Thử Nghiệm', '1990-06-02'],
] as const;

/** The social insurance's look-ups. Who is asked for stands in the body, never in the address. */
export function insuranceService(ctx: Context): Operation[] {
  const base = { method: 'post', scope: 'insurance', backend: 'insurance' } as const;
  return [
    { ...base, path: '/bhxh/getMaSoBhxhTheoTieuChi', answer: (request) => number(ctx, request) },
    {
      ...base,
      path: '/bhxh/getTraCuuTtHgdByMaSoBhxh',
      answer: (request) => household(ctx, request),
    },
  ];
}

const NOT_FOUND = { errorCode: '200', errorMessage: 'NOT_FOUND' };
const FOUND = { errorCode: '1', errorMessage: 'OK' };

function number({ faults }: Context, request: Request) {
  const body = jsonOf(request);
  demand(faults, body, { soDinhDanh: like(/^\d{12}$/), hoTen: text(250) });
  const person = TRIED.find(([, id]) => id === body['soDinhDanh']);
  return person === undefined
    ? { ...NOT_FOUND, maSoBhxh: null }
    : { ...FOUND, maSoBhxh: person[0] };
}

function household({ faults }: Context, request: Request) {
  const body = jsonOf(request);
  demand(faults, body, { maSoBhxh: like(/^\d{10}$/) });
  const at = TRIED.findIndex(([one]) => one === body['maSoBhxh']);
  const person = TRIED[faults.isOn('insurance-of-another') ? (at + 1) % TRIED.length : at];
  if (at < 0 || person === undefined) return { ...NOT_FOUND, thanhVien: [] };
  const [maSoBhxh, , hoTen, ngaySinh] = person;
  return { ...FOUND, thanhVien: [{ maSoBhxh, hoTen, ngaySinh, quanHe: 'Chủ hộ' }] };
}
