import { setFlagsFromString } from 'node:v8';

/** With fewer probes a monitor stays well below 150 MB as it is. */
const MANY_PROBES = 2_000;

/**
 * Has V8 tidy the heap of a monitor of thousands of probes more often, until it ends: 18 MB less at 5,000, a sixth more
 * of the processor (`docs/bench.md`).
 */
export function tendHeap(probes: number): void {
  if (probes >= MANY_PROBES) setFlagsFromString('--memory-saver-mode');
}
