import { timingSafeEqual, createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { AlertsMessage } from './journal/alerts.ts';
import { JournalError } from './journal/thread.ts';
import type { Monitor } from './monitor.ts';
import { isTrusted } from './trust.ts';

/**
 * `POST /api/alerts`: Alertmanager's webhook. A defect that was opened is safe when the answer is 200; on any other
 * answer Alertmanager tells again. From this machine, or with the configured token.
 */
export function alertsEndpoint(monitor: Monitor, listensOnLoopback: boolean): RequestHandler {
  return async (request, response) => {
    const { alerts_token: token } = monitor.config.monitors;
    const shown = /^Bearer (.+)$/.exec(request.get('authorization') ?? '')?.[1];
    const allowed =
      token === undefined
        ? isTrusted(listensOnLoopback, request)
        : shown !== undefined && same(shown, token);
    if (!allowed) {
      response.status(token === undefined ? 403 : 401).json({ error: 'a valid token is needed' });
      return;
    }
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
    try {
      response.json({ alerts: await monitor.journal.takeAlerts(message.data) });
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      response.status(503).json({ error: 'the store cannot be written' });
    }
  };
}

function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
