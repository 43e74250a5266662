import type { Request, Response } from 'express';
import type { Context } from '../context.ts';
import { demand, jsonOf, like, text, textOf } from '../gateway/body.ts';
import { FAULTS, GatewayFault } from '../gateway/fault.ts';
import type { Operation } from '../gateway/service.ts';
import { escaped, textsIn, XmlError } from './xml.ts';

const NAMESPACE = 'http://dancuquocgia.bca';
const RULES = {
  ...{ MaYeuCau: text(50), MaDichVu: like(/^\d{3}$/), MaCanBo: text(50) },
  ...{ SoDinhDanh: like(/^\d{12}$/), HoVaTen: text(250) },
};

/** People the deployment is tried with, the same for every seed. */
const TRIED: readonly (readonly [id: string, name: string])[] = [
  ['099190000001', 'Nguyễn Thị Kiểm Thử'],
  ['099090000002', 'Trần Đình Thử Nghiệm'.normalize('NFD')],
];

/** Is this a person of the national population database? As JSON, and as SOAP for those who still ask so. */
export function populationService(ctx: Context): Operation[] {
  const base = { method: 'post', scope: 'population', backend: 'population' } as const;
  return [
    { ...base, path: '/dancu/xacThucThongTinCongDan', answer: (request) => asJson(ctx, request) },
    { ...base, path: '/dancu/soap', answer: (request, response) => asSoap(ctx, request, response) },
  ];
}

function asJson(ctx: Context, request: Request) {
  const body = jsonOf(request);
  demand(ctx.faults, body, RULES);
  const TonTai = exists(ctx, String(body['SoDinhDanh']), String(body['HoVaTen']));
  return { MaYeuCau: body['MaYeuCau'], TonTai };
}

function asSoap(ctx: Context, request: Request, response: Response): void {
  const lenient = ctx.faults.isOn('document-type-read');
  const texts = read(textOf(request, 'text/xml', 'application/soap+xml'), lenient);
  const body = Object.fromEntries(texts);
  if (!lenient) demand(ctx.faults, body, RULES);
  const isThere = exists(ctx, body['SoDinhDanh'] ?? '', body['HoVaTen'] ?? '');
  const TonTai = isThere && !ctx.faults.isOn('soap-disagrees');
  const code = ctx.faults.isOn('soap-element-renamed') ? 'MaYeuCauTraLoi' : 'MaYeuCau';
  response.type('text/xml; charset=utf-8').send(
    `<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><KetQuaXacThucResponse xmlns="${NAMESPACE}"><${code}>${escaped(body['MaYeuCau'] ?? '')}</${code}><TonTai>${TonTai}</TonTai></KetQuaXacThucResponse></soap:Body></soap:Envelope>`,
  );
}

function read(xml: string, lenient: boolean): ReadonlyMap<string, string> {
  try {
    return textsIn(xml, lenient);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new GatewayFault(FAULTS.badRequest, 'The body is no XML that is read here');
  }
}

/** The same letters may be written as one sign or as two. */
function exists({ db, faults }: Context, id: string, name: string): boolean {
  const row = db.prepare('SELECT fullName FROM citizens WHERE id = ?').get(id);
  const known = TRIED.find(([one]) => one === id)?.[1] ?? (row?.['fullName'] as string | undefined);
  if (known === undefined) return false;
  if (faults.isOn('letters-compared-as-bytes')) return known === name;
  const form = (one: string) =>
    one.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim();
  return form(known) === form(name);
}
