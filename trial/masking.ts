import type { Config } from '../config/load.ts';
import { maskText } from '../suites/evidence/mask.ts';
import { maskContent, type Masked } from '../suites/evidence/masking/content.ts';

/** Takes secrets and citizens' data out of everything that leaves a trial. */
export interface Masking {
  mask: (text: string) => string;
  /** What may leave of a file, whatever it is called. */
  maskContent: (bytes: Uint8Array, contentType: string) => Masked;
}

export function masking(config: Config): Masking {
  const words = config.secrets.values();
  return {
    mask: (text) => maskText(config.secrets.mask(text)),
    maskContent: (bytes, contentType) => maskContent(bytes, { words, contentType }),
  };
}
