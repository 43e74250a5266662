import type { BrowserContext } from '@playwright/test';
import { equip } from './in-window.ts';
import type { Passage } from './in-window.ts';
import * as marks from './marks.ts';

/** What a window runs before the platform's own scripts, to speak and to measure as the participant of this number. */
export function scriptFor(number: number, passage: Passage | null): string {
  const helpers = Object.values(marks).filter((one) => typeof one === 'function');
  return `(() => {\n${[...helpers, equip].map(String).join('\n')}\nequip(${number}, ${JSON.stringify(passage)});\n})();`;
}

/** Equips every page of a window that opens from now on. @param passage what alone is let through */
export async function equipped(
  context: BrowserContext,
  number: number,
  passage: Passage | null,
): Promise<void> {
  await context.addInitScript({ content: scriptFor(number, passage) });
}
