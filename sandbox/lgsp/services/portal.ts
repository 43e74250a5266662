import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Context } from '../context.ts';
import { clients } from '../data/clients.ts';
import { clientOf } from '../gateway/admission.ts';
import { demand, jsonOf, text } from '../gateway/body.ts';
import type { Body } from '../gateway/body.ts';
import type { Operation } from '../gateway/service.ts';
import { findDossier, putDossiers, putProgress } from './portal-store.ts';
import { isUnitTaken } from './units.ts';

const FORWARD = '/VXPAdapter/RestService/forward';
const ASKED = { session: text(64), madonvi: text(20), service: text(50) };

/** The national portal's services, forwarded through the adapter. */
export function portalService(ctx: Context): Operation[] {
  const sessions = new Map<string, string>();
  const base = { method: 'post', scope: 'dossiers', backend: 'portal' } as const;
  const forward = (service: string, answer: (body: Body) => object): Operation => ({
    ...{ ...base, path: `${FORWARD}/${service}` },
    answer: (request, response) => {
      const body = jsonOf(request);
      demand(ctx.faults, body, ASKED);
      if (sessions.get(String(body['session'])) !== clientOf(response).id)
        return { error_code: '-2', message: 'SESSION_INVALID' };
      if (!isUnitTaken(ctx, 'dossiers', body['madonvi']))
        return { error_code: '106', message: 'AGENCY_ID_INCORRECT' };
      return answer(body);
    },
  });
  return [
    { ...base, path: `${FORWARD}/login`, answer: (...all) => login(ctx, sessions, ...all) },
    forward('TraCuuHoSo', (body) => {
      const dossier = findDossier(ctx.db, String(body['mahoso'] ?? ''));
      return dossier === undefined
        ? { error_code: '200', message: 'NOT_FOUND', result: [] }
        : { error_code: '0', message: 'OK', result: [dossier] };
    }),
    forward('DongBoHoSoMC', (body) => putDossiers(ctx.db, body['data'])),
    forward('CapNhatTienDoHoSoMC', (body) => putProgress(ctx.db, body['data'])),
  ];
}

function login(ctx: Context, sessions: Map<string, string>, request: Request, response: Response) {
  const body = jsonOf(request);
  demand(ctx.faults, body, { username: text(100), password: text(200) });
  const client = clientOf(response);
  const known = clients.get(String(body['username']));
  if (known !== client || body['password'] !== client.secret)
    return { error_code: '-1', message: 'LOGIN_FAILED', session: null };
  const session = randomUUID();
  sessions.set(session, client.id);
  return { error_code: '0', message: 'OK', session };
}
