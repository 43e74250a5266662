import { setTimeout as pause } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';

/** More filings than this within a second make a rush. */
const RUSH = 5;
const SERVICE_MS = 1500;

/** With `opening-queue` a rush of filings is served one at a time, 1.5 s each, until nobody waits. */
export function takeTurn(ctx: Context): RequestHandler<{ code: string }> {
  let recent: number[] = [];
  let waiting = 0;
  let last = Promise.resolve();
  const isSlow = (procedure: string) => ctx.faults.isOn('opening-queue', { procedure });
  return async (request, response, next) => {
    const { code } = request.params;
    if (!isSlow(code)) return next();
    const now = Date.now();
    recent = [...recent.filter((at) => at > now - 1000), now];
    if (recent.length > RUSH || waiting > 0) {
      waiting += 1;
      last = serve(last, () => isSlow(code) && !response.destroyed);
      await last;
      waiting -= 1;
    }
    next();
  };
}

/** Whoever left the queue, or came after it was mended, takes nobody's time. */
async function serve(before: Promise<void>, isHere: () => boolean): Promise<void> {
  await before;
  if (isHere()) await pause(SERVICE_MS);
}
