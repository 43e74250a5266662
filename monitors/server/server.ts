import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import express from 'express';
import type { Express, NextFunction, Request, Response } from 'express';
import { evidenceFiles } from './evidence.ts';
import { maskedConfig, maskOf } from './masked.ts';
import type { Monitor } from '../monitor.ts';
import { createServer, STATUS_CODES } from '../wire/node-http.ts';
import { negotiated } from '../exposition/openmetrics.ts';
import { plainYaml } from './plain-yaml.ts';
import { alertsEndpoint } from './alerts.ts';
import { probeLog, statusPage } from './status-page.ts';
import { actsAlone, isLoopback, isTrusted } from './trust.ts';
import { keepRoom } from './visitors.ts';
import { wellFormed } from './well-formed.ts';
import { servesAt } from '../wire/own-connections.ts';
import { probeEndpoint } from './probe.ts';

/** The address cannot be listened on. */
export class ListenError extends Error {
  override name = 'ListenError';
}

/** The pages of a monitor. */
export function monitorApp(monitor: Monitor, listensOnLoopback: boolean): Express {
  const app = express().disable('x-powered-by').disable('etag');
  const trusted = (request: Request) => isTrusted(listensOnLoopback, request);
  app.use(wellFormed);
  app.use(['/probe', '/-/reload', '/api'], actsAlone(listensOnLoopback));
  app.get('/', statusPage(monitor, trusted));
  app.get('/probes/:name', (request, response, next) =>
    trusted(request) ? probeLog(monitor)(request, response, next) : response.sendStatus(403),
  );
  app.get('/metrics', async (request, response) => {
    const format = negotiated(request.get('accept'));
    response.set({ 'Content-Type': format.contentType, Vary: 'Accept' });
    const written = pipeline(unhurried(await monitor.metrics.pieces(format)), response);
    // The client has disconnected: there is nothing left to answer.
    await written.catch(() => undefined);
  });
  app.get('/probe', probeEndpoint(monitor, trusted));
  app.get(['/evidence/:id', '/evidence/:id/:file'], evidenceFiles(monitor, trusted));
  app.get('/config', (_request, response) => {
    const text = plainYaml(maskedConfig(monitor.config));
    response.type('text/plain').send(maskOf(monitor.config)(text));
  });
  app.post('/api/alerts', alertsEndpoint(monitor, listensOnLoopback));
  app.get('/-/healthy', (_request, response) => {
    response.type('text/plain').send('Healthy');
  });
  app.get('/-/ready', (_request, response) => {
    response.status(monitor.ready ? 200 : 503);
    response.type('text/plain').send(monitor.ready ? 'Ready' : 'Not ready');
  });
  app.all('/-/reload', (request, response) => {
    response.type('text/plain');
    if (request.method !== 'POST' && request.method !== 'PUT') {
      response
        .status(405)
        .set('Allow', 'POST, PUT')
        .send('This endpoint requires a POST request.\n');
      return;
    }
    const faults = monitor.reload();
    response.status(faults === '' ? 200 : 500);
    response.send(faults === '' ? '' : `failed to reload config:\n${faults}\n`);
  });
  // A client learns that its request cannot be read, not what went wrong inside.
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const status = statusOf(error);
    response.status(status).type('text/plain').send(`${STATUS_CODES[status]}\n`);
  });
  return app;
}

/** One piece in each turn of the event loop. */
async function* unhurried(pieces: Iterable<string>): AsyncGenerator<string> {
  for (const piece of pieces) {
    yield piece;
    await setImmediate();
  }
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 && status in STATUS_CODES ? status : 500;
}

export interface Listening {
  server: Server;
  /** Where it is reached, with the port it was given. */
  url: string;
  close(): Promise<void>;
}

/** Milliseconds: a client that is silent or drips its request must not hold a connection for long. */
const LIMITS = {
  headersTimeout: 5_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
};

/** @throws {ListenError} where the address is taken or not of this machine */
export function listen(monitor: Monitor, where: string): Promise<Listening> {
  const colon = where.lastIndexOf(':');
  const host = where.slice(0, colon).replace(/^\[|\]$/g, '');
  const port = Number(where.slice(colon + 1));
  const server = createServer(LIMITS, monitorApp(monitor, isLoopback(host)));
  keepRoom(server);
  // `100 Continue` is sent after authentication only.
  server.on('checkContinue', (request, response) => server.emit('request', request, response));
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new ListenError(`${where}: ${error.code ?? error.message}`, { cause: error }));
    });
    server.listen(port, host, () => {
      const { address, port: given } = server.address() as AddressInfo;
      const shown = address.includes(':') ? `[${address}]` : address;
      const served = servesAt(given);
      const close = () =>
        new Promise<void>((done) => {
          served();
          server.close(() => done());
          server.closeAllConnections();
        });
      resolve({ server, url: `http://${shown}:${given}`, close });
    });
  });
}
