import { readFileSync } from 'node:fs';
import type { Express } from 'express';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const [script, style] = [read('cong.js'), read('cong.css')];

/** Serves the script and the look that only the portal has. */
export function servePublic(app: Express): void {
  app.get('/cong.js', (_request, response) => {
    response.type('js').send(script);
  });
  app.get('/cong.css', (_request, response) => {
    response.type('css').send(style);
  });
}
