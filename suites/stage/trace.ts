import { randomBytes } from 'node:crypto';

/** A trace that begins with the walk, and the header by which its requests belong to it. */
export interface Trace {
  /** 32 hex digits. */
  id: string;
  /** 16 hex digits: the walk, as the parent of its requests. */
  walk: string;
  headers: { traceparent: string };
}

/** A new trace, sampled: https://www.w3.org/TR/trace-context/ */
export function newTrace(): Trace {
  const [id, walk] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
  return { id, walk, headers: { traceparent: `00-${id}-${walk}-01` } };
}
