import { timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import type { Request, Response } from 'express';
import type { Context } from '../context.ts';
import { clients, SCOPES } from '../data/clients.ts';
import type { Client } from '../data/clients.ts';
import { textOf } from '../gateway/body.ts';
import { AUDIENCE, LIFETIME_S } from '../gateway/tokens.ts';

/** Tokens by client credentials (RFC 6749, section 4.4) and their revocation (RFC 7009). */
export function tokenRoutes(ctx: Context): Router {
  const router = Router();
  router.post('/token', (request, response) => {
    const form = formOf(request);
    const client = identified(request, form);
    if (client === undefined) return refuse(response, 401, 'invalid_client');
    if (form.get('grant_type') !== 'client_credentials')
      return refuse(response, 400, 'unsupported_grant_type');
    const asked = form.get('scope')?.split(' ').filter(Boolean) ?? [...client.scopes];
    const scopes = client.scopes.filter((scope) => asked.includes(scope));
    if (asked.some((one) => !(SCOPES as readonly string[]).includes(one)))
      return refuse(response, 400, 'invalid_scope');
    const seconds = lifetimeIn(form);
    if (seconds === undefined) return refuse(response, 400, 'invalid_request');
    const told = ctx.faults.isOn('token-lifetime-wrong') ? seconds * 6 : seconds;
    response.json({
      access_token: ctx.tokens.issue(client, scopes, seconds, form.get('resource') ?? AUDIENCE),
      ...{ scope: scopes.join(' '), token_type: 'Bearer', expires_in: told },
    });
  });
  router.post('/revoke', (request, response) => {
    const form = formOf(request);
    if (identified(request, form) === undefined) return refuse(response, 401, 'invalid_client');
    const token = form.get('token');
    if (token === null) return refuse(response, 400, 'invalid_request');
    ctx.tokens.revoke(token);
    response.json({ revoked: true });
  });
  return router;
}

function formOf(request: Request): URLSearchParams {
  return new URLSearchParams(textOf(request, 'application/x-www-form-urlencoded'));
}

/** A whole number of seconds up to the usual lifetime. */
function lifetimeIn(form: URLSearchParams): number | undefined {
  const asked = Number(form.get('validity_period') ?? LIFETIME_S);
  return Number.isInteger(asked) && asked > 0 && asked <= LIFETIME_S ? asked : undefined;
}

/** The system whose id and secret come by HTTP Basic, or in the form (RFC 6749, section 2.3.1). */
function identified(request: Request, form: URLSearchParams): Client | undefined {
  const [, encoded = ''] = /^Basic\s+(\S+)$/i.exec(request.get('authorization') ?? '') ?? [];
  const [user = '', ...rest] = Buffer.from(encoded, 'base64').toString().split(':');
  const id = encoded === '' ? (form.get('client_id') ?? '') : user;
  const secret = encoded === '' ? (form.get('client_secret') ?? '') : rest.join(':');
  const client = clients.get(id);
  if (client === undefined) return undefined;
  const [given, wanted] = [Buffer.from(secret), Buffer.from(client.secret)];
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? client : undefined;
}

function refuse(response: Response, status: number, error: string): void {
  if (status === 401) response.set('WWW-Authenticate', 'Basic realm="LGSP"');
  response.status(status).json({ error });
}
