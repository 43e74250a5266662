import express from 'express';
import type { RequestHandler } from 'express';
import type { Faults } from '../faults/faults.ts';

/** While the fault is on: an authorization code that was used once is answered as it was the first time. */
export function replaying(faults: Faults): RequestHandler {
  const given = new Map<string, string>();
  const form = express.urlencoded({ extended: false });
  return (request, response, next) => {
    if (!faults.isOn('code-replayed')) return next();
    form(request, response, () => {
      const code = String((request.body as { code?: string } | undefined)?.code ?? '');
      const known = given.get(code);
      if (known !== undefined) return void response.type('json').send(known);
      const end = response.end.bind(response) as (body?: unknown) => typeof response;
      response.end = ((body?: unknown) => {
        if (response.statusCode === 200) given.set(code, String(body));
        return end(body);
      }) as typeof response.end;
      next();
    });
  };
}
