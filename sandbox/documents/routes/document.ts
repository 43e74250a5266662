import express from 'express';
import type { Response, Router } from 'express';
import { InputError, PageError } from '../../web/errors.ts';
import { uploadsOf } from '../../web/upload.ts';
import { goOn, sessionOf, valuesOf } from '../../web/visit.ts';
import { actions, readyActions } from '../actions/registry.ts';
import { perform } from '../actions/perform.ts';
import { can, maySee } from '../context.ts';
import type { Context } from '../context.ts';
import { multipart, personOf, show } from '../request.ts';
import type { Document } from '../store/documents.ts';
import type { User } from '../store/users.ts';
import { documentPath, documentView, recalledView } from '../views/document.ts';

const isTakenBack = ({ direction, state }: Document) => direction === 'in' && state === 'recalled';

/** The page of a document, its files and what is done with it. */
export function documentRoutes(ctx: Context): Router {
  const router = express.Router();

  router.get('/van-ban/:id', (request, response) => {
    const { document, user } = seen(ctx, response, request.params.id);
    note(ctx, user, document, 'xem', '');
    const ready = readyActions(ctx, document, user);
    show(
      ctx,
      request,
      response,
      `Văn bản ${document.id}`,
      isTakenBack(document)
        ? recalledView(ctx, document)
        : documentView(ctx, document, ready, sessionOf(ctx, response)),
    );
  });

  router.get('/van-ban/:id/tep/:paper', (request, response) => {
    const { document, user } = seen(ctx, response, request.params.id);
    const paper = ctx.papers.of(document.id).find(({ id }) => String(id) === request.params.paper);
    if (!paper) throw new PageError(404, 'Không có tệp này.');
    note(ctx, user, document, 'tai-tep', paper.name);
    response
      .attachment(paper.name)
      .type(paper.type)
      .send(Buffer.from(ctx.papers.bytes(paper.id)));
  });

  router.post('/van-ban/:id/thao-tac/:action', ...multipart, async (request, response) => {
    const { document, user } = seen(ctx, response, String(request.params['id']));
    const action = actions.find(({ id }) => id === request.params['action']);
    if (!action) throw new PageError(404, 'Không có thao tác này.');
    if (!can(ctx, user, action.by))
      throw new PageError(403, 'Tài khoản không có quyền thực hiện việc này.');
    if (!action.ready(document, user, ctx))
      throw new PageError(409, 'Văn bản không ở bước này hoặc không giao cho tài khoản này.');
    const values = Object.fromEntries(
      Object.entries(valuesOf(request)).map(([name, value]) => [name.split('.').at(-1)!, value]),
    );
    const path = documentPath(document);
    try {
      const files = uploadsOf(request);
      const input = { ctx, document, user, values, files };
      const signed = await action.sign?.(input);
      // Signing takes time, in which somebody else may have acted.
      if (signed && !action.ready(ctx.documents.find(document.id) ?? document, user, ctx))
        throw new PageError(409, 'Văn bản vừa được người khác xử lý.');
      const { flash, goTo } = perform(action, { ...input, ...(signed && { signed }) });
      goOn(ctx, response, goTo ?? path, flash);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      goOn(ctx, response, path, error.message, 'alert');
    }
  });
  return router;
}

/** A document that this person may see. @throws PageError 401, 403 or 404 */
function seen(ctx: Context, response: Response, id: string): { document: Document; user: User } {
  const user = personOf(response);
  const document = ctx.documents.find(Number(id) || 0);
  if (!document) throw new PageError(404, 'Không có văn bản này.');
  if (!maySee(ctx, user, document))
    throw new PageError(403, 'Tài khoản không được xem văn bản này.');
  return { document, user };
}

function note(ctx: Context, user: User, document: Document, action: string, detail: string): void {
  if (ctx.faults.isOn('reading-not-logged', document)) return;
  ctx.records.audit(user.username, user.role, action, document.id, detail);
}
