import { traceHeaders } from './trace.ts';

/** Another system answered with something else than success. */
export class LinkRefusal extends Error {
  override name = 'LinkRefusal';
  readonly status: number;
  constructor(status: number, address: string) {
    super(`${address} answered ${status}`);
    this.status = status;
  }
}

export interface LinkRequest {
  /** GET where there is no body. */
  json?: unknown;
  form?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  /** False where the trace ends here, which it never should. */
  passesTrace?: boolean;
}

const TIMEOUT_MS = 10_000;

/** Asks another system, as part of the trace that is being answered. @throws {LinkRefusal} */
export async function askLink(address: string, request: LinkRequest = {}): Promise<Response> {
  const { json, form, headers, passesTrace = true } = request;
  const body = json === undefined ? form && new URLSearchParams(form) : JSON.stringify(json);
  const response = await fetch(address, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...(passesTrace && traceHeaders()),
      ...headers,
    },
    ...(body !== undefined && { body }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.ok) return response;
  await response.body?.cancel();
  throw new LinkRefusal(response.status, new URL(address).pathname);
}
