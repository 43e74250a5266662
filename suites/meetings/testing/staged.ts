import { request } from 'playwright';
import type { Browser } from 'playwright';
import type { ResolvedTarget } from '../../../config/targets/resolve.ts';
import { Evidence } from '../../evidence/evidence.ts';
import { House } from '../../stage/house.ts';
import { openStage, tidyUp } from '../../stage/open-stage.ts';
import { windowOptions } from '../../stage/browser.ts';
import type { Stage, Undo } from '../../stage/stage.ts';
import { newTrace } from '../../stage/trace.ts';
import { findJourney, signInFrom } from '../../suite.ts';

export const PLATFORM = 'meetings';

/** Where meetings are held outside a trial. */
export interface Ground {
  browser: Browser;
  target: ResolvedTarget;
  /** The control server of the stand-in. */
  control: string;
  say(line: string): void;
}

/** A walk as a trial makes it, with what it created removed. */
export async function staged<T>(
  { browser, target }: Pick<Ground, 'browser' | 'target'>,
  walk: (stage: Stage) => Promise<T>,
): Promise<T> {
  const { signIn } = await findJourney(PLATFORM, 'meet');
  const house = new House({
    doors: {
      window: (session) =>
        browser.newContext({ ...windowOptions(), ...(session && { storageState: session }) }),
      request: (session) => request.newContext(session && { storageState: session }),
    },
    ...{ evidence: new Evidence(), sessions: new Map() },
    signInOf: signInFrom(PLATFORM, signIn),
  });
  const undo: Undo[] = [];
  const stage = openStage({
    ...{ house, target, platform: PLATFORM, seat: 0, undo, trace: newTrace().id },
    part: (_title, work) => work(),
  });
  try {
    return await walk(stage);
  } finally {
    await tidyUp(undo, house, target, () => {});
    await house.close();
  }
}
