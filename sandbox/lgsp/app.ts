import { randomUUID } from 'node:crypto';
import express from 'express';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import type { Context } from './context.ts';
import { FAULTS, GatewayFault } from './gateway/fault.ts';
import { publish } from './gateway/service.ts';
import { catalogueService } from './services/catalogues.ts';
import { civilStatusService } from './services/civil-status.ts';
import { enterpriseService } from './services/enterprise.ts';
import { insuranceService } from './services/insurance.ts';
import { landService } from './services/land.ts';
import { operationsService } from './services/operations.ts';
import { populationService } from './services/population.ts';
import { portalService } from './services/portal.ts';
import { synchronisationService } from './services/synchronise.ts';
import { tokenRoutes } from './services/token.ts';

const LARGEST = '1mb';

/** The province's platform for sharing data: a gateway with the services behind it. */
export function gatewayApp(ctx: Context, log: (line: string) => void): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(identified(ctx), logged(ctx, log), closed(ctx));
  app.get('/', (_request, response) => {
    response.json({ name: 'Nền tảng tích hợp, chia sẻ dữ liệu', version: '1.0' });
  });
  app.use(express.raw({ type: () => true, limit: LARGEST }));
  app.use(tokenRoutes(ctx));
  for (const service of [
    ...[catalogueService, civilStatusService, populationService, enterpriseService],
    ...[insuranceService, landService, portalService, synchronisationService, operationsService],
  ])
    app.use(publish(ctx, service(ctx)));
  app.use(() => {
    throw new GatewayFault(FAULTS.notFound, 'No such resource');
  });
  app.use(refused(ctx, log));
  return app;
}

const REQUEST_ID = /^[A-Za-z0-9-]{8,64}$/;

/** The caller's own request id, or a new one. */
function identified(ctx: Context): RequestHandler {
  return (request, response, next) => {
    const own = request.get('x-request-id') ?? '';
    const kept = REQUEST_ID.test(own) && !ctx.faults.isOn('request-id-replaced');
    response.locals.requestId = kept ? own : randomUUID();
    response.set('X-Request-Id', response.locals.requestId);
    next();
  };
}

function logged(ctx: Context, log: (line: string) => void): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    response.on('finish', () => {
      log(`${request.method} ${request.path} ${response.statusCode}`);
      if (ctx.faults.isOn('call-not-logged', { path: request.path })) return;
      const client = response.locals.client?.id ?? '-';
      const body: unknown = request.body;
      const isOpen = ctx.faults.isOn('identity-in-log') && Buffer.isBuffer(body);
      ctx.journal.came({
        ...{ requestId: response.locals.requestId ?? '', client, method: request.method },
        path: isOpen ? `${request.path} ${body.toString()}` : request.path,
        ...{ status: response.statusCode, ms: Math.round(performance.now() - began) },
      });
    });
    next();
  };
}

/** Nothing of what is answered is kept by those between, or read as something else. */
function closed(ctx: Context): RequestHandler {
  return (_request, response, next) => {
    if (ctx.faults.isOn('gateway-version-shown'))
      response.set('Server', 'WSO2-PassThrough-HTTP/4.2');
    else response.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    next();
  };
}

function refused(ctx: Context, log: (line: string) => void): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const fault = error instanceof GatewayFault ? error : unexpected(error, log);
    const stack = ctx.faults.isOn('stack-trace-shown') ? { trace: fault.stack } : {};
    if (response.headersSent) return response.end();
    const { code, message, description } = fault;
    response.status(fault.status).set(fault.headers);
    response.json({ fault: { code, type: 'Status report', message, description, ...stack } });
  };
}

function unexpected(error: unknown, log: (line: string) => void): GatewayFault {
  const { status } = (error ?? {}) as { status?: unknown };
  if (status === 413) return new GatewayFault(FAULTS.tooLarge, `Expected at most ${LARGEST}`);
  if (typeof status === 'number' && status < 500)
    return new GatewayFault(FAULTS.badRequest, 'The request cannot be read');
  log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return new GatewayFault(FAULTS.internal, 'Internal error');
}
