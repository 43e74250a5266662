import type { RequestHandler, Response } from 'express';
import type { Context } from '../context.ts';
import { clients } from '../data/clients.ts';
import type { Client, Scope } from '../data/clients.ts';
import { FAULTS, GatewayFault } from './fault.ts';

declare global {
  namespace Express {
    interface Locals {
      requestId?: string;
      /** The system that calls. */
      client?: Client;
      /** True where it calls from an address that is not on its list. */
      isFromElsewhere?: boolean;
    }
  }
}

/** The system that calls, which admission has found. */
export function clientOf({ locals }: Response): Client {
  if (locals.client === undefined) throw new GatewayFault(FAULTS.missingCredentials, 'No token');
  return locals.client;
}

/**
 * Lets a call through to a service: the token, the address it comes from, the right, the rate.
 * @param ownRefusal the service says by itself that an address is not on the list
 */
export function admit(ctx: Context, scope: Scope, ownRefusal: boolean): RequestHandler {
  return (request, response, next) => {
    const [, token] = /^Bearer\s+(\S+)$/i.exec(request.get('authorization') ?? '') ?? [];
    if (token === undefined)
      throw new GatewayFault(
        FAULTS.missingCredentials,
        'Make sure your API invocation has a token',
        {
          'WWW-Authenticate': 'Bearer realm="LGSP"',
        },
      );
    const claims = ctx.tokens.check(token);
    const client = clients.get(claims.sub);
    if (client === undefined) throw new GatewayFault(FAULTS.invalidCredentials, 'Unknown client');
    response.locals.client = client;
    const isListed = client.addresses.includes(request.socket.remoteAddress ?? '');
    response.locals.isFromElsewhere = !isListed && !ctx.faults.isOn('address-list-ignored');
    response.set(ctx.limits.count(client));
    if (!claims.scope.split(' ').includes(scope) && !ctx.faults.isOn('scope-ignored', { scope })) {
      const leak = ctx.faults.isOn('refusal-leaks') ? `: ${leaked(ctx)}` : '';
      throw new GatewayFault(FAULTS.scopeForbidden, `The scope ${scope} is missing${leak}`);
    }
    if (response.locals.isFromElsewhere && !ownRefusal)
      throw new GatewayFault(FAULTS.addressForbidden, 'The address of the caller is not allowed');
    next();
  };
}

/** A record that a refusal must not carry. */
function leaked({ db }: Context): string {
  const row = db.prepare('SELECT id, fullName FROM citizens LIMIT 1').get();
  return JSON.stringify(row);
}
