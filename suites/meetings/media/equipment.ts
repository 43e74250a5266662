import type { BrowserContext } from '@playwright/test';
import { equip } from './in-window.ts';
import type { Camera, Passage } from './apparatus.ts';
import * as marks from './marks.ts';

const CAMERA: Camera = { width: 640, height: 360, rate: 15 };

/** What a window runs before the platform's own scripts, to speak and to measure as the participant of this number. */
export function scriptFor(number: number, passage: Passage | null, camera = CAMERA): string {
  const given = [number, passage, camera].map((one) => JSON.stringify(one)).join(', ');
  const helpers = Object.values(marks).filter((one) => typeof one === 'function');
  return `(() => {\n${[...helpers, equip].map(String).join('\n')}\nequip(${given});\n})();`;
}

/** Equips every page of a window that opens from now on. @param passage what alone is let through */
export async function equipped(
  context: BrowserContext,
  number: number,
  passage: Passage | null,
  camera?: Camera,
): Promise<void> {
  await context.addInitScript({ content: scriptFor(number, passage, camera) });
}
