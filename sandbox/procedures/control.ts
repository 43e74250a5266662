import express from 'express';
import type { Router } from 'express';
import { STAGES } from './people/people.ts';
import type { People, Stage } from './people/people.ts';
import type { PortalClient } from './portal/client.ts';
import type { PortalQueue } from './portal/queue.ts';

interface Controlled {
  people: People;
  portal: PortalQueue;
  client: PortalClient;
}

/** Whose counter dossiers are filed at when the control server is asked for one. */
const UNIT = '25195';
const CITIZEN = 'congdan.0001';

/** Lets a dossier be filed and handled, so that a fault shows. */
export function controlRoutes({ people, portal, client }: Controlled): Router {
  const router = express.Router();
  router.post('/dossiers', async (request, response) => {
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
  router.post('/portal/resend', async (_request, response) => {
    const sent = portal.resend();
    await portal.idle();
    response.json({ sent });
  });
  return router;
}

function isStage(value: unknown): value is Stage {
  return STAGES.some((stage) => stage === value);
}
