import { readFileSync } from 'node:fs';
import type { Express } from 'express';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const style = read('style.css');

/** The only script: buttons that print the page. */
const script = `for (const button of document.querySelectorAll('[data-print]')) {
  button.addEventListener('click', () => window.print());
}
`;

/** Serves the look that the three sites share. */
/** @param isCut whether half of the script is lost on its way */
export function serveAssets(app: Express, isCut = () => false): void {
  const cache = 'public, max-age=3600';
  app.get('/giao-dien.css', (_request, response) => {
    response.set('Cache-Control', cache).type('css').send(style);
  });
  app.get('/giao-dien.js', (_request, response) => {
    const sent = isCut() ? script.slice(0, script.length / 2) : script;
    response.set('Cache-Control', cache).type('js').send(sent);
  });
}
