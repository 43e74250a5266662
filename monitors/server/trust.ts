import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { Request, RequestHandler } from 'express';
import { isOwnConnection } from '../wire/own-connections.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether a host is this machine alone. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  const family = isIP(bare);
  return family === 0 ? bare === 'localhost' : loopback.check(bare, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Whether a request comes from this machine and is nobody else's: the server listens on loopback alone, and the request
 * came neither through a proxy nor from a page in a browser whose name was rebound to loopback.
 */
export function isTrusted(
  listensOnLoopback: boolean,
  request: Pick<Request, 'headers'> & { socket?: Request['socket'] },
): boolean {
  const { headers, socket } = request;
  if (socket !== undefined && isOwnConnection(socket)) return false;
  const forwarded = headers['x-forwarded-for'] ?? headers['forwarded'] ?? headers['via'];
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  return listensOnLoopback && forwarded === undefined && isLoopback(host);
}

/**
 * Whether a page of somebody else asks, through the browser of a person who may reach the monitor. Programs say neither
 * where a request comes from nor its origin.
 */
export function isForeign({ headers }: Pick<Request, 'headers'>): boolean {
  const { host = '', origin, 'sec-fetch-site': site } = headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  if (origin === undefined) return false;
  if (!URL.canParse(origin) || new URL(origin).host !== host.toLowerCase()) return true;
  // A name may be bent to any address, and its page is then of the same origin.
  const bare = new URL(origin).hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 && bare !== 'localhost';
}

/** Nothing is done for a foreign page, for a probe of our own, nor on loopback by another name. */
export function actsAlone(listensOnLoopback: boolean): RequestHandler {
  return (request, response, next) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const bent = listensOnLoopback && !isLoopback(host);
    const own = isOwnConnection(request.socket);
    if (!isForeign(request) && !own && !bent) return next();
    const why = own ? 'The monitor does not ask itself' : 'Not for a page of another site';
    response
      .status(403)
      .set('X-Content-Type-Options', 'nosniff')
      .type('text/plain')
      .send(`${why}\n`);
  };
}

/** The secret that a program shows, as a bearer token; undefined where it shows none. */
export function bearerOf({ headers }: Pick<Request, 'headers'>): string | undefined {
  return /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
}

/** The secret that a person typed into the browser's dialog, beside any name; undefined where there is none. */
export function passwordOf({ headers }: Pick<Request, 'headers'>): string | undefined {
  const [, encoded = ''] = /^Basic (.+)$/i.exec(headers.authorization ?? '') ?? [];
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  return pair.includes(':') ? pair.slice(pair.indexOf(':') + 1) : undefined;
}

/** Compares a secret with what was shown for it, in constant time. */
export function isSame(shown: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(shown), digest(secret));
}
