import type { Waterfall } from '../../words/waterfall.ts';
import { platformOf } from '../journey.ts';
import type { Visit } from './product.ts';
import { tree } from './trace.ts';

/** Who asked whom, when and for how long, as the report draws it. `trace`: 32 hex digits. */
export function waterfall(subject: string, trace: string, visits: readonly Visit[]): Waterfall {
  const { systems } = platformOf('province');
  return {
    ...{ subject, trace },
    requests: tree(visits).map(({ system, method, path, status, at, ms, depth }) => ({
      system: systems[system] ?? { vi: system, en: system },
      request: `${method} ${path}`,
      ...{ status, at, ms, depth },
    })),
  };
}
