import express from 'express';
import type { Router } from 'express';
import { html } from '../../web/html.ts';
import type { Context } from '../context.ts';
import { show } from '../request.ts';

/** The site of interlinked procedures, as far as somebody who is led there sees it. */
export function interlinkedRoutes(ctx: Context): Router {
  const router = express.Router();
  router.get('/lien-thong/', (request, response) => {
    const body = html`<p>Kê khai một lần cho nhiều thủ tục do nhiều cơ quan giải quyết.</p>`;
    show(ctx, request, response, 'Dịch vụ công liên thông', body);
  });
  return router;
}
