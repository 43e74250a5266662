import express from 'express';
import type { Express } from 'express';
import { faultRegistry, isFaultId } from './faults/registry.ts';
import type { Faults } from './faults/registry.ts';

/** A fault as the outside sees it. */
export function describeFaults() {
  return faultRegistry.map(({ id, imitates, requirement }) => ({
    id,
    platform: 'procedures',
    imitates,
    requirement,
  }));
}

/** Switches faults while the sandbox runs. */
export function controlApp(faults: Faults): Express {
  const app = express();
  app.disable('x-powered-by');
  const list = () => {
    const active = new Set<string>(faults.active);
    return describeFaults().map((fault) => ({ ...fault, on: active.has(fault.id) }));
  };
  app.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });
  app.get('/faults', (_request, response) => {
    response.json(list());
  });
  const turn =
    (on: boolean): express.RequestHandler<{ id: string }> =>
    (request, response) => {
      const { id } = request.params;
      if (!isFaultId(id)) return void response.status(404).json({ error: `no fault ${id}` });
      faults.switch(id, on);
      response.json(list().find((fault) => fault.id === id));
    };
  app.put('/faults/:id', turn(true));
  app.delete('/faults/:id', turn(false));
  return app;
}
