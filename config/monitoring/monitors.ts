import { z } from 'zod';
import { BrowserLimits, Retention } from './browser.ts';
import { GoDuration, Module } from './module.ts';
import type { Prober } from './module.ts';
import { Canary, DeadMan, Judging, Maintenance, Objective, SampleRetention } from './judging.ts';
import { SeverityId } from '../plan/plan.ts';
import { Window } from '../calendar/entry.ts';
import { Slug } from '../reading/values.ts';
import { TargetKind } from '../targets/target.ts';

/** Whatever people call them: `dns_1.1.1.1`, `http 2xx`. */
const ModuleName = z
  .string()
  .regex(/^\P{C}+$/u)
  .describe('a module name like http_2xx');

/** One thing the scheduler looks at again and again. */
export const ProbeEntry = z.strictObject({
  module: z.string().min(1),
  /** The name of an address of the target under `config/targets`, or an address written out. */
  target: z.string().min(1),
  /** Joined to a named address. */
  path: z.string().regex(/^\//).describe('a path like /tra-cuu').optional(),
  platform: Slug,
  /** Kinds of target on which it looks; all where left out. A journey that changes is for no live one. */
  kinds: z.array(TargetKind).min(1).describe('a list of sandbox, trial and live').optional(),
  interval: GoDuration.default('30s'),
  /** The module's own where left out, and never longer than the interval. */
  timeout: GoDuration.optional(),
  /** The start of each turn is moved by up to this. */
  jitter: GoDuration.default('0s'),
  /** `working-hours` are those of the plan's calendar; windows are in the plan's time zone. */
  schedule: z
    .union([z.enum(['always', 'working-hours']), z.array(Window).min(1)])
    .describe('always, working-hours or a list of windows with days, from and to')
    .default('always'),
  /** What its failure means; of an incident the worst counts. */
  severity: SeverityId.default('S2'),
  /** Group of causes in plan.yaml, which decides who answers for it; the one of performance where left out. */
  cause: Slug.optional(),
  /** Whom a failure touches: all where left out. */
  affects: z
    .strictObject({
      communes: z
        .array(
          z
            .string()
            .regex(/^\d{5}$/)
            .describe('a code of five digits'),
        )
        .min(1),
      roles: z.array(Slug).min(1),
    })
    .partial()
    .default({}),
});
export type ProbeEntry = z.infer<typeof ProbeEntry>;

const Limit = z.int().min(1).max(10_000).describe('a whole number from 1 to 10000').optional();
const LIMITS = {
  api: Limit,
  certificate: Limit,
  dns: Limit,
  grpc: Limit,
  http: Limit,
  icmp: Limit,
  // Each is a window of a browser: one for each core of a small machine.
  journey: Limit.default(2),
  sync: Limit,
  tcp: Limit,
  tls: Limit,
  turn: Limit,
  unix: Limit,
  websocket: Limit,
} satisfies Record<Prober, z.ZodType<number | undefined>>;

export const Token = z.string().min(16).describe('a secret of at least 16 letters');
/** Names in the environment that say a token where the file does not. */
export const TOKEN_NAMES = {
  alerts_token: 'NGHIEMTHU_ALERTS_TOKEN',
  evidence_token: 'NGHIEMTHU_EVIDENCE_TOKEN',
} as const;

/** A table that knows no `constructor` nor `toString`: its names are asked for from outside, too. */
function ownKeysAlone<T extends object>(table: T): T {
  return Object.assign(Object.create(null) as T, table);
}

/** How monitors watch the live platforms. */
export const Monitors = z.strictObject({
  /** Where metrics are served. */
  listen: z
    .string()
    .regex(/^(?:\[[0-9a-f:.]+\]|[A-Za-z0-9.-]+):\d{1,5}$/i)
    .describe('a host and port like 127.0.0.1:9464')
    .default('127.0.0.1:9464'),
  /** Whether `/probe` takes any target when it is served on another address than loopback. */
  open_probe: z.boolean().default(false),
  /** Where this monitor stands, the `vantage` of its metrics. */
  vantage: Slug.default('local'),
  /** How many probes of a kind run at once. */
  concurrency: z.strictObject(LIMITS).prefault({}),
  browser: BrowserLimits,
  evidence: Retention,
  judging: Judging,
  /** Where none of them answers, this monitor's own network is at fault. */
  canaries: z.array(Canary).default([]),
  maintenance: z.array(Maintenance).default([]),
  /** By platform. */
  objectives: z.record(Slug, Objective).overwrite(ownKeysAlone).default({}),
  dead_man: DeadMan.optional(),
  samples: SampleRetention,
  /**
   * Asked of Alertmanager, as a bearer token, before `/api/alerts` opens a defect; on loopback nobody needs one.
   * `NGHIEMTHU_ALERTS_TOKEN` says it where this file does not.
   */
  alerts_token: Token.optional(),
  /**
   * Opens evidence to requests that carry it, as a password or a bearer token; on loopback nobody needs one.
   * `NGHIEMTHU_EVIDENCE_TOKEN` says it where this file does not.
   */
  evidence_token: Token.optional(),
  modules: z.record(ModuleName, Module).overwrite(ownKeysAlone),
  probes: z.record(Slug, ProbeEntry).overwrite(ownKeysAlone).default({}),
});
export type Monitors = z.infer<typeof Monitors>;

/** A platform's own file: what is looked at there, and the modules that only it needs. */
export const PlatformMonitors = z.strictObject({
  objective: Objective.optional(),
  modules: z.record(ModuleName, Module).default({}),
  probes: z.record(Slug, ProbeEntry.omit({ platform: true })).default({}),
});
