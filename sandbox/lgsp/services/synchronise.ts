import type { Request, Response } from 'express';
import type { Context } from '../context.ts';
import { demand, jsonOf } from '../gateway/body.ts';
import { FAULTS, GatewayFault } from '../gateway/fault.ts';
import type { Operation } from '../gateway/service.ts';
import { outgoingDossier, outgoingStep, statusOf } from './outgoing.ts';
import type { LocalDossier } from './outgoing.ts';
import { findDossier, putDossiers, putProgress } from './portal-store.ts';

const CHUNK = 10;
const MOST = 200;

/** Takes the dossiers of the province's one-stop system and brings them to the national portal. */
export function synchronisationService(ctx: Context): Operation[] {
  return [
    {
      ...{ method: 'post', path: '/dongbo/hoSo', scope: 'dossiers', backend: 'portal' },
      answer: (request, response) => synchronise(ctx, request, response),
    },
  ];
}

function synchronise(ctx: Context, request: Request, response: Response) {
  const body = jsonOf(request);
  const isList = (value: unknown) =>
    Array.isArray(value) && value.length > 0 && value.length <= MOST && value.every(isLocal);
  demand(ctx.faults, body, { hoSo: isList });
  const all = body['hoSo'] as LocalDossier[];
  const mapped = all.filter((one) => statusOf(ctx, one) !== undefined);
  const size = ctx.faults.isOn('chunk-too-large') ? CHUNK + 1 : CHUNK;
  for (let n = 0; n < mapped.length; n += size)
    send(ctx, mapped.slice(n, n + size), response.locals.requestId ?? '');
  const unmapped = { errorCode: '500', errorMessage: 'STATUS_UNMAPPED' };
  return {
    ketQua: all.map((one) => ({
      maHoSo: one.maHoSo,
      ...(mapped.includes(one) ? { errorCode: '1', errorMessage: 'OK' } : unmapped),
    })),
  };
}

/** Asks, sends, and tells of the progress, in this order. */
function send(ctx: Context, dossiers: readonly LocalDossier[], requestId: string): void {
  const codes = dossiers.map(({ maHoSo }) => maHoSo);
  const told = (service: string, code: string) =>
    ctx.journal.went({ service, dossiers: codes, code, requestId });
  const progress = () => {
    const steps = dossiers.map((one) => outgoingStep(ctx, one));
    told('CapNhatTienDoHoSoMC', putProgress(ctx.db, steps).error_code);
  };
  const isEarly = ctx.faults.isOn('progress-before-dossier');
  told('TraCuuHoSo', codes.every((code) => findDossier(ctx.db, code) === undefined) ? '200' : '0');
  if (isEarly) progress();
  const sent = dossiers.map((one) => outgoingDossier(ctx, one));
  const { error_code: code } = ctx.faults.isOn('chunk-too-large')
    ? putEach(ctx, sent)
    : putDossiers(ctx.db, sent);
  told('DongBoHoSoMC', code);
  if (code !== '0') throw new GatewayFault(FAULTS.backendFailed, 'The portal refused the dossiers');
  if (!isEarly) progress();
}

/** More than the portal takes at once, as a careless sender finds by trying. */
function putEach({ db }: Context, sent: readonly object[]) {
  const all = sent.map((one) => putDossiers(db, [one]));
  return all.find((one) => one.error_code !== '0') ?? { error_code: '0' };
}

function isLocal(value: unknown): value is LocalDossier {
  const one = value as Partial<Record<keyof LocalDossier, unknown>> | null;
  const isText = (field: unknown) => typeof field === 'string' && field.length > 0;
  const isTime = (field: unknown) => isText(field) && !Number.isNaN(Date.parse(String(field)));
  if (typeof one !== 'object' || one === null) return false;
  return (
    [one.maHoSo, one.maTTHC, one.tenTTHC, one.trangThai, one.chuHoSo, one.donVi].every(isText) &&
    isTime(one.ngayTiepNhan) &&
    (one.ngayHenTra === null || isTime(one.ngayHenTra)) &&
    (one.soDinhDanh === null || /^\d{12}$/.test(String(one.soDinhDanh)))
  );
}
