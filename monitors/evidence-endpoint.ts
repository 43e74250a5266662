import type { Request, RequestHandler } from 'express';
import type { Monitor } from './monitor.ts';

/**
 * `/evidence/<id>` lists the files of a failure, `/evidence/<id>/<file>` gives one. They show pages as a person signed
 * in sees them: masked, and still for nobody else.
 * @param trusted whether whoever asks sits on this machine
 */
export function evidenceFiles(
  monitor: Monitor,
  trusted: (request: Request) => boolean,
): RequestHandler {
  return async (request, response) => {
    response.set({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' });
    if (!trusted(request)) {
      response.status(403).type('text/plain').send('Evidence is told on this machine alone\n');
      return;
    }
    const word = (name: string) => {
      const value = request.params[name];
      return typeof value === 'string' ? value : undefined;
    };
    const [id = '', file] = [word('id'), word('file')];
    const store = monitor.walker?.evidence;
    const names = file === undefined ? await store?.list(id) : null;
    const path = file === undefined ? null : await store?.file(id, file);
    if (names !== null && names !== undefined) {
      response.type('text/plain').send(names.map((name) => `${name}\n`).join(''));
    } else if (path !== null && path !== undefined) {
      // A page's text is shown, never run.
      if (path.endsWith('.zip')) response.attachment();
      response.sendFile(path, { dotfiles: 'allow' });
    } else {
      response.status(404).type('text/plain').send('There is no such evidence\n');
    }
  };
}
