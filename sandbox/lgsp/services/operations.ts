import type { Request, Response } from 'express';
import { BACKENDS } from '../context.ts';
import type { BackendName, Context } from '../context.ts';
import { clientOf } from '../gateway/admission.ts';
import { BackendError } from '../gateway/backend.ts';
import { FAULTS, GatewayFault } from '../gateway/fault.ts';
import type { Operation } from '../gateway/service.ts';

/** How long the slow back end takes, in ms. */
const SLOW_MS = 1_000;

/** Published services, what is left to a system, back ends to try the gateway with, and its logs. */
export function operationsService(ctx: Context): Operation[] {
  const services = { method: 'get', scope: 'services' } as const;
  const operations = { method: 'get', scope: 'operations' } as const;
  const trial = (name: string, backend: BackendName, answer: () => unknown): Operation => ({
    ...{ ...services, path: `/thu-nghiem/${name}`, backend, answer },
  });
  return [
    { ...services, path: '/services', answer: () => ({ services: published(ctx) }) },
    {
      ...{ ...services, path: '/quota' },
      answer: (_request: Request, response: Response) => ctx.limits.quota(clientOf(response)),
    },
    { ...services, path: '/services/:name/health', answer: (request) => health(ctx, request) },
    { ...operations, path: '/operations/access', answer: (request) => accessLog(ctx, request) },
    {
      ...{ ...operations, path: '/operations/outgoing' },
      answer: (request) => ({ calls: ctx.journal.outgoing(requestIdIn(request)) }),
    },
    trial('cham', 'trial-slow', async () => {
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
      return { ok: true };
    }),
    trial('hong', 'trial-dead', () => {
      throw new BackendError('refused');
    }),
    trial('treo', 'trial-silent', () => new Promise((resolve) => setTimeout(resolve, 6 * SLOW_MS))),
  ];
}

const SHOWN = BACKENDS.filter((name) => !name.startsWith('trial-'));

function published({ backends, faults }: Context) {
  const names = faults.isOn('service-not-listed') ? SHOWN.slice(1) : SHOWN;
  return names.map((name) => ({ name, version: '1.0', state: backends[name].state }));
}

async function health(ctx: Context, request: Request) {
  const name = SHOWN.find((one) => one === request.params['name']);
  if (name === undefined) throw new GatewayFault(FAULTS.notFound, 'There is no such service');
  const began = performance.now();
  await ctx.backends[name].call(() => undefined, request.path);
  return { name, state: ctx.backends[name].state, ms: Math.round(performance.now() - began) };
}

function requestIdIn({ query: { requestId } }: Request): string {
  if (typeof requestId !== 'string' || requestId === '')
    throw new GatewayFault(FAULTS.badRequest, 'requestId is missing');
  return requestId;
}

function accessLog(ctx: Context, request: Request) {
  const calls = ctx.journal.access(requestIdIn(request));
  if (!ctx.faults.isOn('access-log-clock-off')) return { calls };
  const asIfLocal = (at: string) => Temporal.Instant.from(at).add({ hours: 7 }).toString();
  return { calls: calls.map((call) => ({ ...call, at: asIfLocal(call.at) })) };
}
