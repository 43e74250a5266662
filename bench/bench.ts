import { nodeEnv } from '../setup/node-start.mjs';
import type { Row } from './row.ts';

/** What a measurement is given. */
export interface Bench {
  /** The clone. */
  root: string;
  /** Folder of this run alone, removed at its end. */
  scratch: string;
  /** Small sizes and one round: shows that everything works, its ratios say little. */
  quick: boolean;
  chromium: string | undefined;
  k6: string | undefined;
  stop: AbortSignal;
  /** One line of progress. */
  say(line: string): void;
}

/** Measures one thing. @throws {Unmeasured} */
export type Measurement = (bench: Bench) => Promise<Row[]>;

/** Environment as the starter gives it, that keeps what a measured command writes away from the clone's own results. */
export function awayFromHome({ scratch }: Bench): Record<string, string> {
  return {
    ...nodeEnv(undefined),
    CI: 'true',
    NGHIEMTHU_STORE: `${scratch}/records.db`,
    NGHIEMTHU_OUT: `${scratch}/out`,
  };
}

export const seconds = (ms: number): number => ms / 1000;
