import { BlockList, isIP } from 'node:net';
import type { Request } from 'express';

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
 * Whether whoever asks sits on this machine: the server listens on loopback alone, and neither a proxy in front of it
 * nor a page in a browser (by a name that was bent to loopback) asks for somebody else.
 */
export function isTrusted(listensOnLoopback: boolean, request: Pick<Request, 'headers'>): boolean {
  const { headers } = request;
  const forwarded = headers['x-forwarded-for'] ?? headers['forwarded'] ?? headers['via'];
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  return listensOnLoopback && forwarded === undefined && isLoopback(host);
}
