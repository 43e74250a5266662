import { z } from 'zod';
import type { Operations } from '../../offer/calls.ts';
import type { Wire } from '../../interfaces/wire.ts';

const Services = z.object({ services: z.array(z.object({ name: z.string() })) });
const Quota = z.object({ remaining: z.number() });
const Log = z.object({
  calls: z.array(z.looseObject({ at: z.string(), requestId: z.string(), client: z.string() })),
});
const Outgoing = z.object({
  calls: z.array(z.object({ service: z.string(), dossiers: z.array(z.string()) })),
});
const TRIALS = { slow: 'cham', dead: 'hong', silent: 'treo' } as const;

/** What the platform tells of itself. */
export function operationsOn(wire: Wire): Operations {
  const logAt = (kind: string, requestId: string) =>
    `/operations/${kind}?requestId=${encodeURIComponent(requestId)}`;
  return {
    services: async () =>
      (await wire.ask({ path: '/services' }, Services)).services.map(({ name }) => name),
    health: (service) => wire.send({ path: `/services/${encodeURIComponent(service)}/health` }),
    quotaLeft: async () => (await wire.ask({ path: '/quota' }, Quota)).remaining,
    reach: () => wire.send({ path: '/services' }),
    trial: (backend, timeoutMs) =>
      wire.send({
        path: `/thu-nghiem/${TRIALS[backend]}`,
        ...(timeoutMs !== undefined && { timeoutMs }),
      }),
    nowhere: () => wire.send({ path: '/khong-co-giao-dien-nay' }),
    log: async (requestId) =>
      (await wire.ask({ path: logAt('access', requestId) }, Log)).calls.map((call) => ({
        ...{ requestId: call.requestId, system: call.client, at: call.at },
        line: JSON.stringify(call),
      })),
    outgoing: async (requestId) =>
      (await wire.ask({ path: logAt('outgoing', requestId) }, Outgoing)).calls,
  };
}
