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
  /** Its own library for browsers. */
  library: string;
  /** The module that does in the window what this program does. */
  module: string;
}

/** Serves the window of a meeting, and says at `/may-chu` which server carries its media. */
export function serveWindow({ title, port, server, library, module }: Served) {
  const app = express().disable('x-powered-by');
  const file = (name: string) => path.join(import.meta.dirname, name);
  const page = readFileSync(file('page.html'), 'utf8').replaceAll('{title}', title);
  app.get('/', (_request, response) => void response.type('html').send(page));
  app.get('/may-chu', (_request, response) => void response.json({ title, server }));
  const scripts = { '/page.js': file('page.js'), '/phong.js': module, '/thu-vien.js': library };
  for (const [address, script] of Object.entries(scripts)) {
    const text = readFileSync(script, 'utf8');
    app.get(address, (_request, response) => void response.type('js').send(text));
  }
  return loopbackServer((listening) => app.listen(port, '127.0.0.1', listening));
}
