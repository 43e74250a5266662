import express from 'express';
import type { Router } from 'express';
import { procedures } from '../data/catalogue.ts';
import { STATUS_NAMES } from '../../data/statuses.ts';
import { units } from '../../data/units.ts';
import { can } from '../context.ts';
import type { Context } from '../context.ts';
import { personOf, personWho } from '../request.ts';
import { certificateOf } from './certificates.ts';

const PAGE_SIZE = 1000;

/** Where the fault `migrated-procedure-changed` puts dossiers. */
const OTHER_PROCEDURE = '1.012796';

/** Interfaces for other systems and for reconciliation. JSON. */
export function apiRoutes(ctx: Context): Router {
  const router = express.Router();

  router.get('/api/catalogue', (_request, response) => {
    response.json(
      procedures.map((one) =>
        ctx.faults.isOn('catalogue-text-changed', { procedure: one.code })
          ? { ...one, name: `${one.name} (cũ)` }
          : one,
      ),
    );
  });

  router.get('/api/units', (_request, response) => {
    response.json(ctx.faults.isOn('first-unit-missing') ? units.slice(1) : units);
  });

  router.get('/api/certificates/root', (_request, response) => {
    response.type('application/x-pem-file').send(ctx.authority.root);
  });

  router.get('/api/certificates', (_request, response) => {
    personWho(ctx, response, 'see-certificates');
    response.json(
      units.map((unit) => ({
        unit: unit.code,
        name: unit.name,
        authority: unit.authority,
        leader: ctx.users.ofUnit(unit.code, 'lanhdao')[0]?.fullName ?? null,
        certificate: certificateOf(ctx, unit),
      })),
    );
  });

  // The dossiers that the national portal knows of, the last changed first: by it both sides are reconciled.
  router.get('/api/dossiers', (request, response) => {
    const user = personOf(response);
    const all = can(ctx, user, 'administer');
    if (!all) personWho(ctx, response, 'see-unit');
    const size = Math.min(PAGE_SIZE, Math.max(1, Number(request.query['size']) || 100));
    const items = ctx.dossiers.lastChanged(all ? null : user.unit, size);
    response.json({
      items: items.map((one) => ({ ...one, statusName: STATUS_NAMES[one.status] })),
    });
  });

  router.get('/api/audit', (request, response) => {
    personWho(ctx, response, 'administer');
    const page = Math.max(1, Number(request.query['page']) || 1);
    const { rows, total } = ctx.records.auditLines(
      String(request.query['dossier'] ?? ''),
      page,
      200,
    );
    response.json({ page, pages: Math.max(1, Math.ceil(total / 200)), total, items: rows });
  });

  router.get('/api/migrated', (request, response) => {
    personWho(ctx, response, 'administer');
    const items = ctx.dossiers.migrated().flatMap((dossier) => {
      if (ctx.faults.isOn('migrated-missing', dossier)) return [];
      if (ctx.faults.isOn('migrated-procedure-changed', dossier))
        return [{ ...dossier, procedure: OTHER_PROCEDURE }];
      return ctx.faults.isOn('migrated-doubled', dossier) ? [dossier, dossier] : [dossier];
    });
    response.json(paged(items, Number(request.query['page'])));
  });

  router.get('/api/migrated/source', (request, response) => {
    personWho(ctx, response, 'administer');
    const items = ctx.db.prepare('SELECT * FROM handover ORDER BY rowid').all();
    response.json(paged(items, Number(request.query['page'])));
  });

  return router;
}

function paged<T>(items: T[], wanted: number) {
  const page = Math.max(1, wanted || 1);
  return {
    page,
    pages: Math.max(1, Math.ceil(items.length / PAGE_SIZE)),
    total: items.length,
    items: items.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
  };
}
