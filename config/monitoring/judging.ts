import { z } from 'zod';
import { GoDuration } from './module.ts';
import { Window } from '../calendar/entry.ts';
import { LocalTime, Slug } from '../reading/values.ts';

/** When failing looks become an incident, and when it is over. */
export const Judging = z
  .strictObject({
    /** A failure is confirmed by a second look so much later. */
    confirm_after: GoDuration.default('1s'),
    /** Successes in a row after which a vantage takes a probe for well again. */
    recover: z.int().min(1).max(10).describe('a whole number from 1 to 10').default(2),
    /** How many vantages must see a failure: more than half of those that look, or a number. */
    quorum: z
      .union([z.literal('majority'), z.int().min(1).max(20)])
      .describe('majority or a whole number from 1 to 20')
      .default('majority'),
    /** Probes of one platform that begin to fail within this time are one incident. */
    gather: GoDuration.default('15m'),
    /** A failure so soon after the end of an incident reopens it. */
    flap_window: GoDuration.default('10m'),
    /** How long a reopened incident must stay well before it closes; as many times as it was reopened. */
    settle: GoDuration.default('2m'),
    /** A monitor that shared the store and has been silent for so long has no voice any more. */
    dead_after: GoDuration.default('60s'),
    /** Who is notified of an open incident, one after another; `response` and `fix` are the times that plan.yaml sets for its severity. */
    escalate: z
      .array(
        z.strictObject({
          after: z
            .union([z.enum(['response', 'fix']), GoDuration])
            .describe('response, fix or a duration like 30m'),
          to: Slug,
        }),
      )
      .default([]),
  })
  .prefault({});
export type Judging = z.infer<typeof Judging>;

/** Something that is known to answer: where every one of them fails, the monitor's own network is at fault. */
export const Canary = z.strictObject({ module: z.string().min(1), target: z.string().min(1) });
export type Canary = z.infer<typeof Canary>;

/** Announced work on platforms, once or every week: looks go on and count for nothing. Times in the plan's time zone. */
export const Maintenance = z
  .strictObject({
    platforms: z
      .union([z.literal('all'), z.array(Slug).min(1)])
      .describe('all, or a list of platforms of config/platforms'),
    reason: z.string().min(5).describe('a reason of at least 5 letters'),
    from: LocalTime.optional(),
    to: LocalTime.optional(),
    weekly: z.array(Window).min(1).optional(),
  })
  .refine(
    (one) => (one.weekly === undefined) === (one.from !== undefined && one.to !== undefined),
    {
      message: 'either from and to, or weekly',
    },
  );
export type Maintenance = z.infer<typeof Maintenance>;

/** The availability that is aimed at. */
export const Objective = z.strictObject({
  /** Share of looks that succeed, over 30 days. */
  ratio: z.number().gt(0).lt(1).describe('a share between 0 and 1 like 0.999'),
  source: z.string().min(1),
  assumed: z.boolean().default(false),
});
export type Objective = z.infer<typeof Objective>;

/** Called as long as this monitor works, so that people are alerted when it stops. */
export const DeadMan = z.strictObject({
  url: z
    .string()
    .regex(/^https?:\/\//)
    .describe('an address like https://…'),
  every: GoDuration.default('60s'),
});
export type DeadMan = z.infer<typeof DeadMan>;

/** How long samples stay in the store; failures longer than the rest. */
export const SampleRetention = z
  .strictObject({
    keep: GoDuration.default('48h'),
    keep_failures: GoDuration.default('2160h'),
  })
  .prefault({});
export type SampleRetention = z.infer<typeof SampleRetention>;
