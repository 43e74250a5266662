import { randomUUID } from 'node:crypto';
import express from 'express';
import type { Express, Request, RequestHandler, Response } from 'express';
import { securityHeaders } from '../../web/security-headers.ts';
import { uploadsOf, uploadsUpTo } from '../../web/upload.ts';
import { agencies, OTHER_SYSTEM, OWN_SYSTEM } from '../data/agencies.ts';
import { ERROR_TEXTS, SIGNED_ONLY, STATUSES } from './gateway.ts';
import type { ErrorCode, Gateway, Packet } from './gateway.ts';

/** Keys of the systems that are connected. */
const SECRETS: Readonly<Record<string, string>> = {
  [OWN_SYSTEM]: 'bi-mat-dong-nai',
  [OTHER_SYSTEM]: 'bi-mat-lam-dong',
};
const MAX_FILE_BYTES = 100 * 1024 * 1024;

declare global {
  namespace Express {
    interface Locals {
      /** The system that asks. */
      system?: string;
    }
  }
}

function answer(response: Response, code: ErrorCode, data: object = {}): void {
  const isDone = code === '0';
  response.json({
    ...{ status: isDone ? 'OK' : 'FAIL', ErrorCode: code, ErrorDesc: ERROR_TEXTS[code] },
    ...data,
  });
}

function itemOf({ docId, from, to, createdAt }: Packet) {
  return {
    ...{ serviceType: 'eDoc', messageType: 'edoc', docId, from: from.organId },
    ...{ to: to.map(({ organId }) => organId), createdTime: createdAt, status: 'initial' },
  };
}

/** The exchange as systems of agencies reach it. */
export function gatewayApp(gateway: Gateway): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders(() => false));
  const tokens = new Map<string, string>();

  const known: RequestHandler = (request, response, next) => {
    const system = systemOf(request, tokens);
    if (system === undefined) return answer(response, '15', { docId: null });
    response.locals.system = system;
    next();
  };

  app.get('/', (_request, response) => {
    response
      .type('html')
      .send(
        '<!doctype html><html lang="vi"><title>Trục liên thông văn bản</title><h1>Trục liên thông văn bản</h1></html>',
      );
  });

  app.post('/v1/auth/login', express.json(), (request, response) => {
    const { systemId = '', secretKey = '' } = (request.body ?? {}) as Record<string, string>;
    if (SECRETS[systemId] !== secretKey) return answer(response, '15', { token: null });
    const token = randomUUID();
    tokens.set(token, systemId);
    answer(response, '0', { token, expiresIn: 1800 });
  });

  app.post('/v1/sendEdoc', known, uploadsUpTo(MAX_FILE_BYTES).any(), (request, response) => {
    const file = uploadsOf(request).find(({ field }) => field === 'edocFile');
    const { code, docId } = gateway.send(response.locals.system!, file?.bytes ?? new Uint8Array());
    answer(response, code, { docId });
  });

  app.get('/v1/syncReceivedEdocList', known, (_request, response) => {
    answer(response, '0', { data: gateway.received(response.locals.system!).map(itemOf) });
  });

  app.get('/v1/getEdoc', known, (request, response) => {
    const packet = gateway.packet(String(request.query['docId'] ?? ''));
    const isParty = [packet?.from, ...(packet?.to ?? [])].some(
      (one) => one?.system === response.locals.system,
    );
    if (packet === undefined || !isParty) return answer(response, '10', { data: null });
    answer(response, '0', { data: Buffer.from(packet.bytes).toString('base64') });
  });

  app.post('/v1/registerCertificate', known, express.json(), (request, response) => {
    const { certificate = '' } = (request.body ?? {}) as Record<string, string>;
    answer(response, gateway.register(response.locals.system!, certificate) ? '0' : '10');
  });

  app.post('/v1/updateStatus', known, express.json(), (request, response) => {
    const {
      docId = '',
      organId = '',
      status = '',
      reason = '',
    } = (request.body ?? {}) as Record<string, string>;
    answer(response, gateway.tell(response.locals.system!, { docId, organId, status, reason }));
  });

  app.get('/v1/getReceiveStatus', known, (request, response) => {
    const lines = gateway.statuses(String(request.query['docId'] ?? ''));
    const data = lines.map((line) => ({ ...line, statusDesc: STATUSES[line.status] ?? '' }));
    answer(response, '0', { data });
  });

  app.get('/v1/getAgenciesList', known, (_request, response) => {
    const data = agencies.map((one) => ({
      ...{
        orgCode: one.organId,
        orgName: one.name,
        formerCodes: one.formerIds,
        locked: one.locked,
        signedOnly: SIGNED_ONLY.has(one.organId),
      },
      parentCode: one.organId === 'H19' ? null : one.organId.split('.')[0],
    }));
    answer(response, '0', { data });
  });

  app.use((_request, response) => {
    response
      .status(404)
      .json({ status: 'FAIL', ErrorCode: '20', ErrorDesc: 'Không có giao diện này' });
  });
  return app;
}

/** By the key of the system, or by a token it was given. */
function systemOf(request: Request, tokens: ReadonlyMap<string, string>): string | undefined {
  const system = request.get('x-systemid') ?? '';
  if (system !== '' && SECRETS[system] === request.get('x-secretkey')) return system;
  return tokens.get((request.get('authorization') ?? '').replace(/^Bearer /, ''));
}
