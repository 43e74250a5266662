import { randomBytes } from 'node:crypto';
import express from 'express';
import type { ErrorRequestHandler, Router } from 'express';
import type { Context } from '../context.ts';
import { findAgency } from '../data/agencies.ts';
import { ServiceError, textIn } from './call.ts';
import type { Body } from './call.ts';
import { clients } from './clients.ts';
import type { Client } from './clients.ts';
import { services } from './services.ts';

const FORWARD = '/VXPAdapter/RestService/forward';
/** A session is good for this long, in ms. */
const LIFETIME_MS = 30 * 60_000;

interface Open {
  client: Client;
  until: number;
  isClosed: boolean;
}

/** The interface by which the one-stop systems of provinces and ministries send and read dossiers. */
export function interfaceApp(ctx: Context): Router {
  const router = express.Router();
  const sessions = new Map<string, Open>();
  const json = express.json({ limit: '20mb' });

  router.post(`${FORWARD}/login`, json, (request, response) => {
    const body = (request.body ?? {}) as Body;
    const client = clients.find(
      ({ username, password }) =>
        username === textIn(body, 'username') && password === textIn(body, 'password'),
    );
    if (!request.get('dstcode')) throw new ServiceError(400, 'Thiếu dstcode');
    if (client === undefined) throw new ServiceError(401, 'Sai tài khoản kết nối');
    const session = randomBytes(24).toString('base64url');
    sessions.set(session, { client, until: Date.now() + LIFETIME_MS, isClosed: false });
    response.json({ error_code: '0', session });
  });

  router.post(`${FORWARD}/logout`, json, (request, response) => {
    const open = sessions.get(textIn((request.body ?? {}) as Body, 'session'));
    if (open !== undefined) open.isClosed = true;
    response.json({ error_code: '0' });
  });

  router.post(`${FORWARD}/:service`, json, (request, response) => {
    const body = (request.body ?? {}) as Body;
    const client = clientOf(textIn(body, 'session'));
    const service = services[request.params.service];
    if (service === undefined) throw new ServiceError(404, 'Không có dịch vụ này');
    response.json({ error_code: '0', message: 'Thành công', ...service(ctx, { client, body }) });
  });

  router.get('/VXPAdapter/RestService/tep/:id', (request, response) => {
    const client = clientOf(request.get('session') ?? '');
    const file = ctx.store.file(request.params.id);
    if (file === undefined) throw new ServiceError(404, 'Không có tệp này');
    const agency = findAgency(ctx.store.codeOf(file.dossier)?.agency ?? '');
    const isOwn = agency !== undefined && client.speaksFor(agency);
    if (!isOwn && !ctx.faults.isOn('papers-open-to-systems'))
      throw new ServiceError(403, 'Tệp này của hồ sơ cơ quan khác');
    response.type(file.type || 'application/octet-stream').send(Buffer.from(file.bytes));
  });

  router.use('/VXPAdapter', refused);
  return router;

  /** @throws ServiceError 401 without an open session */
  function clientOf(session: string): Client {
    const open = sessions.get(session);
    const isClosed = open?.isClosed === true && !ctx.faults.isOn('portal-expired-session-taken');
    if (open === undefined || isClosed || open.until < Date.now())
      throw new ServiceError(401, 'Phiên kết nối không hợp lệ hoặc đã hết hạn');
    return open.client;
  }
}

const refused: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const known = error instanceof ServiceError ? error.status : undefined;
  const isUnreadable = (error as { status?: number } | null)?.status === 400;
  const status = known ?? (isUnreadable ? 400 : 500);
  const message = known === undefined ? 'Yêu cầu không hợp lệ' : (error as Error).message;
  response.status(status).json({ error_code: String(status), message });
};
