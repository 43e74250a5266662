import type { WaterfallRequest, Waterfall } from '../../words/waterfall.ts';
import { waterfallSchema } from '../../words/waterfall.ts';
import type { ReportInput } from '../input.ts';

/** A request as it is drawn. */
export interface Bar extends WaterfallRequest {
  /** After the first request of the trace, in ms. */
  after: number;
}

export interface DrawnWaterfall extends Pick<Waterfall, 'subject' | 'trace'> {
  path: string;
  /** All requests of the trace, and those of them that one system sent to another. */
  requests: number;
  calls: number;
  /** What systems sent to each other, and the requests that it came from. */
  bars: Bar[];
}

/** The waterfalls that are in the run's folder and can be read, in the order of the cases. */
export function waterfallsOf({ report, evidence, read }: ReportInput): DrawnWaterfall[] {
  if (read === undefined) return [];
  const files = report.cases.flatMap((one) =>
    one.evidence.filter(({ kind, path }) => kind === 'waterfall' && evidence.has(path)),
  );
  return files.flatMap(({ path }) => {
    const waterfall = parsed(read(path));
    return waterfall === null ? [] : [{ path, ...drawn(waterfall) }];
  });
}

/** Null for bytes that are something else: a file may have been changed since. */
function parsed(bytes: Uint8Array): Waterfall | null {
  try {
    return waterfallSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return null;
  }
}

function drawn({ subject, trace, requests }: Waterfall): Omit<DrawnWaterfall, 'path'> {
  const begin = Math.min(...requests.map(({ at }) => Date.parse(at)));
  // The one after a request is one deeper where the request led to others.
  const bars = requests
    .filter(({ depth }, place) => depth > 0 || (requests[place + 1]?.depth ?? 0) > depth)
    .map((request) => ({ ...request, after: Date.parse(request.at) - begin }));
  const calls = requests.filter(({ depth }) => depth > 0).length;
  return { subject, trace, requests: requests.length, calls, bars };
}
