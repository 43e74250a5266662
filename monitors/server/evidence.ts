import type { Request, RequestHandler, Response } from 'express';
import { TOKEN_NAMES } from '../../config/monitoring/monitors.ts';
import type { Monitor } from '../monitor.ts';
import { bearerOf, isSame, passwordOf } from './trust.ts';

/**
 * `/evidence/<id>` lists the files of a failure, `/evidence/<id>/<file>` gives one. They show pages as a person signed
 * in sees them: masked, and even so only for this machine and requests with the configured token.
 * @param trusted whether a request comes from this machine
 */
export function evidenceFiles(
  monitor: Monitor,
  trusted: (request: Request) => boolean,
): RequestHandler {
  return async (request, response) => {
    response.set({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' });
    const { evidence_token: token } = monitor.config.monitors;
    if (!trusted(request) && !shows(request, token)) {
      refuse(response, token);
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

function shows(request: Request, token: string | undefined): boolean {
  const shown = bearerOf(request) ?? passwordOf(request);
  return token !== undefined && shown !== undefined && isSame(shown, token);
}

/** A browser that follows a link from Grafana asks for the token itself, where there is one. */
function refuse(response: Response, token: string | undefined): void {
  response.type('text/plain');
  if (token === undefined)
    response
      .status(403)
      .send(
        `Evidence is told on this machine alone; a token in ${TOKEN_NAMES.evidence_token} opens it to whoever shows it\n`,
      );
  else
    response
      .status(401)
      .set('WWW-Authenticate', 'Basic realm="nghiemthu"')
      .send('A valid token is needed: as the password of any name, or as a bearer token\n');
}
