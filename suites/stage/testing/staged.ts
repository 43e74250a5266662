import { request } from 'playwright';
import type { Browser } from 'playwright';
import type { ResolvedTarget } from '../../../config/targets/resolve.ts';
import { Evidence } from '../../evidence/evidence.ts';
import { signInOf } from '../../product/product.ts';
import { signInFrom } from '../../suite.ts';
import { windowOptions } from '../browser.ts';
import { House } from '../house.ts';
import { openStage, tidyUp } from '../open-stage.ts';
import type { Stage, Undo } from '../stage.ts';
import { newTrace } from '../trace.ts';

/** Where a stage is opened outside a trial. */
export interface Ground {
  browser: Browser;
  target: ResolvedTarget;
  /** The control server of the stand-in. */
  control: string;
  say(line: string): void;
}

/** A walk as a trial makes it, with what it created removed. */
export async function staged<T>(
  platform: string,
  { browser, target }: Pick<Ground, 'browser' | 'target'>,
  walk: (stage: Stage) => Promise<T>,
): Promise<T> {
  const house = new House({
    doors: {
      window: (session) =>
        browser.newContext({ ...windowOptions(), ...(session && { storageState: session }) }),
      request: (session) => request.newContext(session && { storageState: session }),
    },
    ...{ evidence: new Evidence(), sessions: new Map() },
    signInOf: signInFrom(platform, signInOf(platform)),
  });
  const undo: Undo[] = [];
  const stage = openStage({
    ...{ house, target, platform, seat: 0, undo, trace: newTrace().id },
    part: (_title, work) => work(),
  });
  try {
    return await walk(stage);
  } finally {
    await tidyUp(undo, house, target, () => {});
    await house.close();
  }
}
