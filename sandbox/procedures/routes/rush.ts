import type { RequestHandler } from 'express';
import { html } from '../../web/html.ts';
import type { Context } from '../context.ts';
import { show } from '../request.ts';
import type { Dossier } from '../store/dossiers.ts';
import { atomically } from '../../data/atomically.ts';

/** More filings of a procedure than this within 3 s make a rush. */
const RUSH = 5;
const FORGOTTEN_AFTER_MS = 300;

/** Tells whether a filing of a procedure comes in a rush. */
export class Rush {
  #recent: { at: number; procedure: string }[] = [];

  comes(procedure: string): boolean {
    const now = Date.now();
    this.#recent = [...this.#recent.filter(({ at }) => at > now - 3000), { at: now, procedure }];
    return this.#recent.filter((one) => one.procedure === procedure).length > RUSH;
  }
}

/** With `rush-refused` a rush is turned away by a page that looks like an answer; what is kept of one is left to `forget`. */
export function refuseRush(ctx: Context, rush: Rush): RequestHandler<{ code: string }> {
  return (request, response, next) => {
    const { code: procedure } = request.params;
    response.locals['rush'] = rush.comes(procedure);
    if (!response.locals['rush'] || !ctx.faults.isOn('rush-refused', { procedure })) return next();
    show(
      ctx,
      request,
      response,
      'Hệ thống quá tải',
      html`<p>Hệ thống đang quá tải. Mời quay lại sau ít phút.</p>`,
    );
  };
}

/** With `rush-lost` a dossier of a rush is gone soon after it was acknowledged and shown. */
export function forget(ctx: Context, dossier: Dossier): void {
  if (!ctx.faults.isOn('rush-lost', { procedure: dossier.procedure })) return;
  const { db } = ctx;
  setTimeout(() => {
    atomically(db, () => {
      for (const table of ['files', 'history'])
        db.prepare(`DELETE FROM ${table} WHERE dossier = ?`).run(dossier.id);
      db.prepare('DELETE FROM dossiers WHERE id = ?').run(dossier.id);
    });
  }, FORGOTTEN_AFTER_MS).unref();
}
