import type { Config } from '../config/load.ts';
import { maskText, maskTrace } from '../suites/fixtures/mask.ts';

/** Takes secrets and citizens' data out of everything that leaves a trial. */
export interface Masking {
  mask: (text: string) => string;
  /** Masks a file that Playwright attached, where it stands. Pictures are masked where they are taken. */
  maskFile: (attachment: { name: string; path: string }) => void;
}

export function masking(config: Config): Masking {
  const words = config.secrets.values();
  return {
    mask: (text) => maskText(config.secrets.mask(text)),
    maskFile: ({ name, path }) => {
      if (name === 'trace') maskTrace(path, words);
    },
  };
}
