import type { BrowserContext } from '@playwright/test';
import { equip } from './in-window.ts';
import * as marks from './marks.ts';

/** What a window runs before the platform's own scripts, to speak and to measure as the participant of this number. */
export function scriptFor(number: number, walled: boolean): string {
  const helpers = Object.values(marks).filter((one) => typeof one === 'function');
  return `(() => {\n${[...helpers, equip].map(String).join('\n')}\nequip(${number}, ${walled});\n})();`;
}

/** Equips every page of a window that opens from now on. @param walled whether nothing but TURN is let through */
export async function equipped(
  context: BrowserContext,
  number: number,
  walled: boolean,
): Promise<void> {
  await context.addInitScript({ content: scriptFor(number, walled) });
}
