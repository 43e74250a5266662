import express from 'express';
import type { Express } from 'express';
import { faultRegistry, isFaultId } from './faults/registry.ts';
import type { Faults } from './faults/registry.ts';
import { STAGES } from './people/people.ts';
import type { People, Stage } from './people/people.ts';
import type { PortalClient } from './procedures/portal/client.ts';
import type { PortalQueue } from './procedures/portal/queue.ts';

/** A fault as the outside sees it. */
export function describeFaults() {
  return faultRegistry.map((fault) => ({
    id: fault.id,
    platform: 'procedures',
    imitates: fault.imitates,
    requirement: fault.requirement,
    procedures: 'where' in fault && 'procedures' in fault.where ? fault.where.procedures : [],
  }));
}

/** What the control server works on. */
export interface Controlled {
  faults: Faults;
  people: People;
  portal: PortalQueue;
  client: PortalClient;
}

/** Whose counter dossiers are filed at when the control server is asked for one. */
const UNIT = '25195';
const CITIZEN = 'congdan.0001';

/** Switches faults while the sandbox runs, and lets a dossier be filed and handled so that they show. */
export function controlApp({ faults, people, portal, client }: Controlled): Express {
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
  app.post('/dossiers', async (request, response) => {
    const { procedure, until, token } = request.query;
    if (typeof procedure !== 'string' || !isStage(until))
      return void response
        .status(400)
        .json({ error: `wanted: procedure=<code>&until=${STAGES.join('|')}` });
    const citizen = await people.as(CITIZEN);
    const code = await citizen.fileFor(procedure, UNIT);
    await portal.idle();
    if (token === 'expired') await client.expireToken();
    await people.handle(code, UNIT, until);
    await portal.idle();
    response.status(201).json({ code });
  });
  app.post('/portal/resend', async (_request, response) => {
    const sent = portal.resend();
    await portal.idle();
    response.json({ sent });
  });
  return app;
}

function isStage(value: unknown): value is Stage {
  return STAGES.some((stage) => stage === value);
}
