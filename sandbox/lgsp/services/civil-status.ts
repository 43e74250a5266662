import type { Request, Response } from 'express';
import type { Context } from '../context.ts';
import { CIVIL_CODES, MODULES, STATES } from '../data/civil-codes.ts';
import type { CivilCode } from '../data/civil-codes.ts';
import { clientOf } from '../gateway/admission.ts';
import { jsonOf, like, text, wrongFields } from '../gateway/body.ts';
import type { Body } from '../gateway/body.ts';
import type { Operation } from '../gateway/service.ts';
import { today } from '../../web/words.ts';
import { once } from './idempotency.ts';
import { isUnitTaken } from './units.ts';
import { textsIn } from './xml.ts';

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const DOSSIER = { maDonVi: text(20), maHoSo: text(50) };
/** A registration moves on by itself, in ms. */
const STEP_MS = 150;

interface Registration {
  id: number;
  module: string;
  number: string;
  state: number;
  fullName: string;
}

/** Registration of civil status at the Ministry of Justice. */
export function civilStatusService(ctx: Context): Operation[] {
  const base = { method: 'post', scope: 'civil-status', backend: 'civil-status' } as const;
  const own = { ...base, ownRefusal: true };
  const named = (path: string, answer: Operation['answer']) => ({ ...own, path, answer });
  return [
    named('/hotich/dangKyHoTich', (request, response) =>
      once(ctx, request, response, () => register(ctx, request, response)),
    ),
    named('/hotich/traTrangThaiHoSo', (request, response) => status(ctx, request, response)),
    named('/hotich/boSungHoSo', (request, response) => supplement(ctx, request, response)),
  ];
}

function told(code: CivilCode, more: object = {}) {
  return { errorCode: String(code), errorMessage: CIVIL_CODES[code], ...more };
}

/** What is wrong before the dossier itself is looked at. */
function refusal(
  ctx: Context,
  { locals }: Response,
  body: Body,
  wrong: readonly string[],
): CivilCode | undefined {
  if (locals.isFromElsewhere === true) return 101;
  if (wrong.length > 0) return ctx.faults.isOn('data-error-told-ok') ? 1 : 500;
  if (!isUnitTaken(ctx, 'civil-status', body['maDonVi'])) return 106;
  const { unit } = clientOf({ locals } as Response);
  if (unit !== null && unit !== body['maDonVi'] && !ctx.faults.isOn('other-unit-taken')) return 100;
  return undefined;
}

function register(ctx: Context, request: Request, response: Response) {
  const body = jsonOf(request);
  const rules = { ...DOSSIER, module: text(10), ngayTiepNhan: like(DAY), data: text(100_000) };
  const none = { soDangKy: null };
  const early = refusal(ctx, response, body, wrongFields(ctx.faults, body, rules));
  if (early !== undefined) return told(early, none);
  const [unit, dossier, module, day, data] = [
    ...[body['maDonVi'], body['maHoSo'], body['module'], body['ngayTiepNhan'], body['data']],
  ].map(String) as [string, string, string, string, string];
  if (!(MODULES as readonly string[]).includes(module)) return told(108, none);
  const fullName = nameIn(data);
  if (fullName === undefined) return told(ctx.faults.isOn('data-error-told-ok') ? 1 : 500, none);
  if (day > today().toString()) return told(0, none);
  const isRepeatable = ctx.faults.isOn('retry-registered-twice');
  if (found(ctx, unit, dossier).length > 0 && !isRepeatable) return told(201, none);
  const number = `${module}-${unit}-${dossier}`;
  if (ctx.faults.isOn('civil-registration-lost', { module })) return told(1, { soDangKy: number });
  const state = data.includes('<giayToKemTheo') ? STATES.received : STATES.supplement;
  const kept = ctx.faults.isOn('long-name-cut') ? fullName.slice(0, 50) : fullName;
  ctx.db
    .prepare(
      `INSERT INTO registrations (unit, module, dossier, number, state, receivedOn, fullName)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(unit, module, dossier, number, state, String(Date.now()), kept);
  return told(1, { soDangKy: number });
}

/** The full name in the data of a registration; undefined where they are none. */
function nameIn(data: string): string | undefined {
  try {
    const texts = textsIn(data);
    return texts.has('hotich') && texts.has('hoso') ? texts.get('hoTen') || undefined : undefined;
  } catch {
    return undefined;
  }
}

function found({ db }: Context, unit: string, dossier: string): Registration[] {
  return db
    .prepare(
      `SELECT id, module, number, fullName,
         CASE WHEN state = ${STATES.supplement} THEN state
           ELSE min(${STATES.done}, CASE WHEN ? - receivedOn < ${STEP_MS} THEN ${STATES.received}
             WHEN ? - receivedOn < ${2 * STEP_MS} THEN ${STATES.eligible} ELSE ${STATES.done} END) END AS state
       FROM registrations WHERE unit = ? AND dossier = ? ORDER BY id`,
    )
    .all(Date.now(), Date.now(), unit, dossier) as unknown as Registration[];
}

function status(ctx: Context, request: Request, response: Response) {
  const body = jsonOf(request);
  const early = refusal(ctx, response, body, wrongFields(ctx.faults, body, DOSSIER));
  if (early !== undefined) return told(early, { hoSo: [] });
  const all = found(ctx, String(body['maDonVi']), String(body['maHoSo']));
  if (all.length === 0) return told(200, { hoSo: [] });
  const isStuck = (module: string) => ctx.faults.isOn('registration-stuck', { module });
  return told(1, {
    hoSo: all.map(({ module, number, state, fullName }) => ({
      ...{ module, soDangKy: number, hoTen: fullName },
      trangThai: String(isStuck(module) ? STATES.received : state),
    })),
  });
}

function supplement(ctx: Context, request: Request, response: Response) {
  const body = jsonOf(request);
  const rules = { ...DOSSIER, data: text(100_000) };
  const early = refusal(ctx, response, body, wrongFields(ctx.faults, body, rules));
  if (early !== undefined) return told(early);
  const [registration] = found(ctx, String(body['maDonVi']), String(body['maHoSo']));
  if (registration === undefined) return told(200);
  if (nameIn(String(body['data'])) === undefined) return told(500);
  if (registration.state === STATES.done) return told(302);
  if (ctx.faults.isOn('supplement-ignored')) return told(1);
  ctx.db
    .prepare('UPDATE registrations SET state = ?, receivedOn = ? WHERE id = ?')
    .run(STATES.received, String(Date.now()), registration.id);
  return told(1);
}
