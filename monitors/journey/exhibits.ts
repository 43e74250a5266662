import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { maskText, maskTrace } from '../../suites/evidence/mask.ts';
import { within } from '../browser/patience.ts';
import type { Reason } from '../../words/reasons/reason.ts';
import { technical } from '../reasons/technical/index.ts';
import type { EvidenceStore } from './evidence-store.ts';
import type { WalkInBrowser } from './walk.ts';

/** Longer than this nobody waits for a picture of a page that hangs. */
const COLLECT_MS = 8_000;

export interface About {
  probe: string;
  reason: Reason;
  /** Passwords, which must stand nowhere. */
  words: readonly string[];
}

/**
 * Keeps what shows why a walk failed: its steps, pictures of its pages, what they complained about, and its traces
 * where it was traced. Everything is masked before it has its name.
 * @returns the id of the evidence
 * @throws where the disk does not take it
 */
export function keepEvidence(
  store: EvidenceStore,
  walk: WalkInBrowser,
  about: About,
): Promise<string> {
  return store.keep(async (folder) => {
    await writeFile(join(folder, 'steps.txt'), stepsText(walk, about));
    const exhibits = await within(COLLECT_MS, walk.evidence.collect(), []);
    for (const { name, body } of exhibits) await writeFile(join(folder, name), body);
    for (const [i, context] of walk.contexts.entries()) {
      const path = join(folder, `trace-${i + 1}.zip`);
      const stopped = context.tracing.stop({ path }).then(() => true);
      if (await within(COLLECT_MS, stopped, false)) maskTrace(path, about.words);
    }
  });
}

function stepsText({ parts }: WalkInBrowser, { probe, reason, words }: About): string {
  const steps = parts.steps.map(
    ({ title, durationMs, failed }) =>
      `${failed ? 'không đạt' : 'đạt'}\t${(durationMs / 1_000).toFixed(3)} s\t${title}`,
  );
  return `${maskText([probe, ...steps, technical(reason)].join('\n'), words)}\n`;
}
