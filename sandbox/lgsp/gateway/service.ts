import { Router } from 'express';
import type { Request, Response } from 'express';
import type { BackendName, Context } from '../context.ts';
import type { Scope } from '../data/clients.ts';
import { admit } from './admission.ts';
import { FAULTS, GatewayFault } from './fault.ts';

/** One operation of a service, as the gateway publishes it. */
export interface Operation {
  method: 'get' | 'post' | 'delete';
  path: string;
  scope: Scope;
  /** The system behind it; none where the gateway answers by itself. */
  backend?: BackendName;
  /** The service says by itself that an address is not on the list. */
  ownRefusal?: boolean;
  /** What is sent back as JSON; the answer is sent already where undefined. */
  answer: (request: Request, response: Response) => unknown;
}

/** Publishes operations: each behind admission and its back end, other methods of its path refused. */
export function publish(ctx: Context, operations: readonly Operation[]): Router {
  const router = Router();
  for (const { method, path, scope, backend, ownRefusal = false, answer } of operations)
    router[method](path, admit(ctx, scope, ownRefusal), async (request, response) => {
      await slowed(ctx, request, response);
      const work = () => answer(request, response);
      const value = await (backend === undefined
        ? work()
        : ctx.backends[backend].call(work, request.path));
      if (value !== undefined) response.json(value);
    });
  for (const path of new Set(operations.map((one) => one.path))) {
    const known = operations.filter((one) => one.path === path).map(({ method }) => method);
    router.all(path, (request) => {
      const allow = known.join(', ').toUpperCase();
      throw new GatewayFault(FAULTS.methodNotAllowed, `${request.method} is not published`, {
        Allow: allow,
      });
    });
  }
  return router;
}

/** Longer than a person waits, in ms. */
const SLOW_MS = 3_000;

async function slowed({ faults }: Context, { path }: Request, { locals }: Response): Promise<void> {
  const { id = '', unit = null } = locals.client ?? {};
  const place = { path, client: unit === null ? id : 'xa' };
  if (faults.isOn('commune-system-slow', place) || faults.isOn('province-system-slow', place))
    await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
}
