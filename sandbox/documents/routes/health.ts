import express from 'express';
import type { Router } from 'express';
import type { Context } from '../context.ts';
import { ownAgencies } from '../data/agencies.ts';
import { personWho } from '../request.ts';
import { booksOf, queueOf } from '../store/health.ts';

/** What monitors ask: of the signing service and its certificates, of the queue and of the books. */
export function healthRoutes(ctx: Context): Router {
  const router = express.Router();

  router.get('/api/certificates/root', (_request, response) => {
    response.type('application/x-pem-file').send(ctx.signing.root);
  });

  router.get('/api/certificates', (_request, response) => {
    personWho(ctx, response, 'see-certificates');
    response.json(
      ownAgencies.flatMap(({ code, organId, name }) => {
        const own = { unit: code, organId, name };
        const leader = ctx.users.ofUnit(code, 'lanhdao')[0];
        const holders = [ctx.signing.agency(code), ...(leader ? [ctx.signing.person(leader)] : [])];
        return holders.map((holder) => ({
          ...own,
          holder: holder.commonName,
          certificate: ctx.signing.certificate(holder),
        }));
      }),
    );
  });

  router.get('/api/signing', async (_request, response) => {
    personWho(ctx, response, 'see-certificates');
    response.json({ status: 'OK', tookMs: await ctx.signing.trial() });
  });
  router.get('/api/exchange/queue', (_request, response) => {
    personWho(ctx, response, 'administer');
    response.json(queueOf(ctx.db));
  });

  router.get('/api/books', (_request, response) => {
    personWho(ctx, response, 'administer');
    response.json(booksOf(ctx.db));
  });
  return router;
}
