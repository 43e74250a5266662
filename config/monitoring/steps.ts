import { z } from 'zod';
import { answer, ByteSize, GoDuration, Pattern, proxy, reach, TlsConfig } from './wire.ts';
import { Slug } from '../reading/values.ts';

/** Probes that hold a conversation with a platform's interfaces: named requests, one after the other. Ours. */

export const JsonPointer = z
  .string()
  .regex(/^(?:\/(?:[^~/]|~[01])*)*$/)
  .describe('a JSON pointer like /items/0/code');

/** Where a value stands in an answer: in its JSON, in a header, or in what a regular expression finds there. */
const Captured = z.strictObject({
  json: JsonPointer.optional(),
  header: z.string().min(1).optional(),
  /** On the header's value, or else on the body; its first group, or all of it where it has none. */
  regexp: Pattern.optional(),
});
export type Captured = z.infer<typeof Captured>;

const CaptureName = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/)
  .describe('a name in lower case like access_token');

/** A request. `{{name}}` stands for what was captured, `{{account.username}}` for the account's own. */
const request = {
  /** The name of an address of the target; where left out, the probe's own. */
  address: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .describe('the name of an address of the target')
    .optional(),
  path: z.string().regex(/^\//).describe('a path like /api/token'),
  method: z
    .string()
    .regex(/^[A-Z]+$/)
    .describe('a method in capitals like GET')
    .default('GET'),
  /** `token`: a POST that leaves nothing behind but a token or a session. A live platform takes no other POST. */
  effect: z.enum(['token']).optional(),
  headers: z.record(z.string(), z.string()).default({}),
  form: z.record(z.string(), z.string()).optional(),
  json: z.unknown().optional(),
  body: z.string().optional(),
  follow_redirects: z.boolean().default(true),
};

export const ApiStep = z.strictObject({
  name: Slug,
  ...request,
  ...answer,
  /** JSON pointer → the value that must stand there. */
  fail_if_json_not_equals: z.record(JsonPointer, z.unknown()).default({}),
  capture: z.record(CaptureName, Captured).default({}),
  /** Name → JSON pointer to a number that the platform says of itself: a metric. Without that number the step fails. */
  figures: z.record(Slug, JsonPointer).default({}),
});
export type ApiStep = z.infer<typeof ApiStep>;

/** One request without a judgement of its own. */
const ApiRequest = z.strictObject(request);
export type ApiRequest = z.infer<typeof ApiRequest>;

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request leaves nothing behind on a platform but a token or a session (RFC 9110, section 9.2.1). */
export function readsOnly({ method, effect }: Pick<ApiRequest, 'method' | 'effect'>): boolean {
  return READING.has(method) || (method === 'POST' && effect === 'token');
}

/** How a conversation reaches a platform, and who holds it. */
const conversation = {
  ...reach,
  ...proxy,
  tls_config: TlsConfig.optional(),
  enable_http2: z.boolean().default(true),
  /** More than this is no answer; it is kept in memory while it is judged. */
  body_size_limit: ByteSize.default('1MB'),
  /** The role whose first account is used. */
  account: Slug.optional(),
};
const steps = z.array(ApiStep).max(50);

export const ApiModule = z.strictObject({
  ...conversation,
  steps: steps.min(1).describe('a list of steps that is not empty'),
});
export type ApiModule = z.infer<typeof ApiModule>;

/** A list that a platform publishes, and who must sign in to read it. */
const list = {
  ...request,
  sign_in: steps.default([]),
  /** Where the list stands in the answer. */
  items: JsonPointer.default(''),
};

export const SyncModule = z.strictObject({
  ...conversation,
  /** The system that the records come from: its list, the last changed first. */
  source: z.strictObject({
    ...list,
    id: JsonPointer,
    status: JsonPointer,
    /** When it last changed, in ISO 8601. */
    changed_at: JsonPointer,
  }),
  /** The system that must show them as well: one record, where `{{id}}` is its id. */
  copy: z.strictObject({
    ...request,
    status: JsonPointer,
    /** What it answers for a record it does not know. */
    unknown_status_codes: z.array(z.int().min(400).max(499)).default([404]),
  }),
  /** Records compared in one look. */
  sample: z.int().min(1).max(500).default(20).describe('a whole number from 1 to 500'),
  /** Fewer than this are not enough to say that the two agree. */
  fail_if_fewer_than: z.int().min(1).max(500).default(1).describe('a whole number from 1 to 500'),
  /** A change has this long to reach the copy before it counts as a disagreement. */
  tolerated_age: GoDuration.default('0s'),
  /** As many records may disagree for longer. */
  tolerated_count: z.int().min(0).max(500).default(0).describe('a whole number from 0 to 500'),
});
export type SyncModule = z.infer<typeof SyncModule>;

/** Where a platform tells windows of its TURN servers: a list of `RTCIceServer`, as WebRTC has it. */
export const TurnModule = z.strictObject({ ...conversation, ...list });
export type TurnModule = z.infer<typeof TurnModule>;

export const Signers = z.strictObject({
  ...conversation,
  ...list,
  /** The official code of the unit. */
  unit: JsonPointer,
  /** Its certificate as PEM, or nothing where it has none. */
  certificate: JsonPointer,
});
export type Signers = z.infer<typeof Signers>;
