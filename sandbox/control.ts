import express from 'express';
import type { Express, Router } from 'express';
import type { Faults } from './faults/faults.ts';
import type { Addresses } from './stand-in.ts';
import type { ListedFault } from './stand-ins.ts';

/** What the control server works on. */
export interface Controlled {
  /** What `GET /` tells: where everything is. */
  about: { addresses: Addresses; seed: number };
  faults: Faults;
  list: readonly ListedFault[];
  /** Slug → what the stand-in offers there. */
  routers: ReadonlyMap<string, Router>;
}

/** Tells where the stand-ins are, switches faults while they run, and passes on what each of them offers. */
export function controlApp({ about, faults, list, routers }: Controlled): Express {
  const app = express();
  app.disable('x-powered-by');
  const listed = () => {
    const active = new Set(faults.active);
    return list.map((fault) => ({ ...fault, on: active.has(fault.id) }));
  };
  app.get('/', (_request, response) => {
    response.json({ ...about, faults: faults.active });
  });
  app.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });
  app.get('/faults', (_request, response) => {
    response.json(listed());
  });
  const turn =
    (on: boolean): express.RequestHandler<{ id: string }> =>
    (request, response) => {
      const { id } = request.params;
      if (!faults.knows(id)) return void response.status(404).json({ error: `no fault ${id}` });
      faults.switch(id, on);
      response.json(listed().find((fault) => fault.id === id));
    };
  app.put('/faults/:id', turn(true));
  app.delete('/faults/:id', turn(false));
  for (const [slug, router] of routers) app.use(`/${slug}`, router);
  return app;
}
