import type { BrowserContext } from '@playwright/test';
import { equip } from './in-window.ts';
import type { Transport } from './in-window.ts';
import * as marks from './marks.ts';

/** What a window runs before the platform's own scripts, to speak and to measure as the participant of this number. */
export function scriptFor(number: number, wall: Transport | null): string {
  const helpers = Object.values(marks).filter((one) => typeof one === 'function');
  return `(() => {\n${[...helpers, equip].map(String).join('\n')}\nequip(${number}, ${JSON.stringify(wall)});\n})();`;
}

/** Equips every page of a window that opens from now on. @param wall what alone is let through */
export async function equipped(
  context: BrowserContext,
  number: number,
  wall: Transport | null,
): Promise<void> {
  await context.addInitScript({ content: scriptFor(number, wall) });
}
