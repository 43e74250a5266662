import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { AccessLog } from './access-log.ts';

/** A place in a trace of W3C Trace Context: the trace, and the request that is being answered. */
interface Place {
  trace: string;
  span: string;
}

const current = new AsyncLocalStorage<Place>();

/** Version, trace id, parent id, flags: https://www.w3.org/TR/trace-context/#traceparent-header */
const TRACEPARENT =
  /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/;

/** The trace and the caller that a header names; undefined for one that must be ignored. */
export function placeIn(header: string | undefined): Place | undefined {
  const [, version, trace, span, more] = TRACEPARENT.exec(header ?? '') ?? [];
  if (trace === undefined || span === undefined) return undefined;
  // The first version ends with its flags; later ones may go on.
  return version === '00' && more !== undefined ? undefined : { trace, span };
}

/** Notes every request that belongs to a trace, and remembers the trace while it is answered. */
export function traced(log: AccessLog, listener: RequestListener): RequestListener {
  return (request, response) => {
    const header = request.headers['traceparent'];
    const caller = placeIn(typeof header === 'string' ? header : undefined);
    if (caller === undefined) return listener(request, response);
    const own = { trace: caller.trace, span: randomBytes(8).toString('hex') };
    const [at, began] = [new Date().toISOString(), performance.now()];
    const { method = '', url = '' } = request;
    response.once('close', () =>
      log.add({
        ...{ ...own, parent: caller.span, method, path: url.replace(/\?.*/, '') },
        ...{ status: response.statusCode, at, ms: performance.now() - began },
      }),
    );
    current.run(own, () => listener(request, response));
  };
}

/** The headers by which a request to another system goes on with the trace; none outside a trace. */
export function traceHeaders(): Record<string, string> {
  const place = current.getStore();
  return place === undefined ? {} : { traceparent: `00-${place.trace}-${place.span}-01` };
}
