import express from 'express';
import type { Request, RequestHandler } from 'express';
import { AlertsMessage, readAlert } from '../journal/alerts-message.ts';
import { JournalError } from '../journal/thread.ts';
import type { Monitor } from '../monitor.ts';
import { bearerOf, isSame, isTrusted } from './trust.ts';

/**
 * `POST /api/alerts`: Alertmanager's webhook. A defect that was opened is safe when the answer is 200; on a 5xx
 * Alertmanager sends again. One bad alert keeps back none of the others: each has its own answer, in their order. It is
 * open to this machine, or with the configured token, which is asked for before anything is read.
 */
export function alertsEndpoint(monitor: Monitor, listensOnLoopback: boolean): RequestHandler[] {
  return [
    (request, response, next) => {
      const { alerts_token: token } = monitor.config.monitors;
      if (mayTell(request, token, listensOnLoopback)) {
        if (request.headers.expect !== undefined) response.writeContinue();
        next();
      } else
        response.status(token === undefined ? 403 : 401).json({
          error: token === undefined ? 'only from this machine' : 'a valid token is needed',
        });
    },
    express.json({ limit: '32mb' }),
    takeAlerts(monitor),
  ];
}

/** A token that is shown must be right, wherever it is shown. */
function mayTell(request: Request, token: string | undefined, listensOnLoopback: boolean): boolean {
  const shown = bearerOf(request);
  if (token === undefined || shown === undefined) return isTrusted(listensOnLoopback, request);
  return isSame(shown, token);
}

function takeAlerts(monitor: Monitor): RequestHandler {
  return async (request, response) => {
    const message = AlertsMessage.safeParse(request.body);
    if (!message.success) {
      const [first] = message.error.issues;
      const where = first?.path.join('.') ?? '';
      response
        .status(400)
        .json({ error: `not a webhook message of version 4: ${where} ${first?.message}` });
      return;
    }
    if (monitor.journal === null) {
      response.status(503).json({ error: 'this monitor remembers nothing' });
      return;
    }
    const read = message.data.alerts.map((one) => readAlert(one, Date.now()));
    const good = read.flatMap((one) => ('bad' in one ? [] : [one]));
    const isAllBad = good.length === 0 && read.length > 0;
    try {
      const taken = isAllBad ? [] : await monitor.journal.takeAlerts(good);
      const answers = read.map((one) => ('bad' in one ? one.bad : taken.shift()));
      // Sending again what cannot be understood is of no use: on 400 Alertmanager does not.
      response.status(isAllBad ? 400 : 200).json({ alerts: answers });
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      response.status(503).json({ error: 'the store cannot be written' });
    }
  };
}
