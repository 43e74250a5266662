import { readFileSync } from 'node:fs';
import path from 'node:path';
import express from 'express';
import { loopbackServer } from '../../product/program.ts';

/** A program that carries media and has no page of its own. */
export interface Served {
  /** As the page calls it. */
  title: string;
  port: number;
  /** Where it is reached. */
  server: string;
  /** Its own libraries for browsers, in the order in which they are read. */
  libraries: readonly string[];
  /** The module that does in the window what this program does. */
  module: string;
  /** What else there is to know of it. */
  more?: object;
}

const read = (name: string) => readFileSync(name, 'utf8');

/** Serves the window of a meeting, and says at `/may-chu` which server carries its media and what is to be known of it. */
export function serveWindow({ title, port, server, libraries, module, more }: Served) {
  const app = express().disable('x-powered-by');
  const file = (name: string) => path.join(import.meta.dirname, name);
  const page = read(file('page.html')).replaceAll('{title}', title);
  app.get('/', (_request, response) => void response.type('html').send(page));
  app.get('/may-chu', (_request, response) => void response.json({ title, server, ...more }));
  const scripts = { '/page.js': file('page.js'), '/phong.js': module };
  const texts = Object.entries(scripts).map(
    ([address, script]) => [address, read(script)] as const,
  );
  texts.push(['/thu-vien.js', libraries.map(read).join('\n')]);
  for (const [address, text] of texts)
    app.get(address, (_request, response) => void response.type('js').send(text));
  return loopbackServer((listening) => app.listen(port, '127.0.0.1', listening));
}
