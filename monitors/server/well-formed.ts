import type { RequestHandler } from 'express';

/**
 * Refuses what Node's parser lets through and others in front of us may read another way: two hosts, of which each
 * could take another, and HTTP/0.9, which has no headers to be judged by.
 */
export const wellFormed: RequestHandler = (request, response, next) => {
  const names = request.rawHeaders.filter((_, n) => n % 2 === 0);
  const hosts = names.filter((name) => name.toLowerCase() === 'host').length;
  const isOld = request.httpVersionMajor < 1;
  if (hosts <= 1 && !isOld) return next();
  response.shouldKeepAlive = false;
  response
    .status(isOld ? 505 : 400)
    .type('text/plain')
    .send(isOld ? 'HTTP/1.1\n' : 'One host\n');
};
