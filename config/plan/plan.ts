import { DIMENSIONS } from '../../words/scales/dimension.ts';
import { SEVERITIES } from '../../words/scales/severity.ts';
import { WEIGHTS } from '../../words/scales/weight.ts';
import { z } from 'zod';
import { Demand, PaperEntry } from './demand.ts';
import { CalendarEntry, Window } from '../calendar/entry.ts';
import { LocalTime, PlainDate, RequirementId, Slug, Text } from '../reading/values.ts';

export const Phase = z.strictObject({
  id: z.enum(['preparation', 'trial', 'official']),
  name: Text,
  from: LocalTime,
  /** The first moment after the phase; the last phase may stay open. */
  to: LocalTime.optional(),
});
export type Phase = z.infer<typeof Phase>;

const Ratio = z.number().min(0).max(1).describe('a share from 0 to 1');
const Share = z.strictObject({ critical: z.boolean(), major: z.boolean(), minor: z.boolean() });

/** When a platform may go live. */
export const GateRules = z.strictObject({
  /** Share of the critical requirements that must pass. */
  criticalPass: Ratio,
  /** Share of all requirements that must pass. */
  allPass: Ratio,
  /** What an open defect means: `none` forbids it, `waiver` forbids it unless a signed waiver covers it. */
  openDefects: z.record(z.enum(SEVERITIES), z.enum(['none', 'waiver', 'allowed'])),
  /** Whether a case that failed first and passed on a retry may count as a pass, by the requirement's weight. */
  flakyCounts: Share,
  /** How often a failed case is tried again in a trial. */
  retries: z.int().min(0).max(3).describe('a whole number from 0 to 3'),
  /** Results that are older prove nothing of today: they are neither judged again nor gone on with. */
  freshHours: z.number().positive().max(168).default(24).describe('a number of hours up to 168'),
});
export type GateRules = z.infer<typeof GateRules>;

/** What a load run must show before it proves anything. Every rule has a default, so that no plan is without it. */
export const LoadRules = z.strictObject({
  /** Share of the iterations that may end in an exception of the script. */
  thrown: Ratio.default(0.01),
  /** Share of the users, arrivals and time a profile asks for that must have been offered. */
  offered: Ratio.default(0.95),
  /** Share of requests that may fail where a requirement rests on response times alone. */
  failedRequests: Ratio.default(0.1),
  /** Share of the script's own checks that must hold. */
  checks: Ratio.default(0.95),
  /** Share of what the platform acknowledged that must exist afterwards. */
  arrived: Ratio.default(1),
  /** What a crossed threshold means that proves no requirement: `none` forbids the go, `allowed` only tells it. */
  ownThresholds: z.enum(['none', 'allowed']).default('none'),
});
export type LoadRules = z.infer<typeof LoadRules>;

/** `30 minutes`, `4 hours` by the clock; `8 working hours`, `3 working days` by the calendar; `next release`. */
export const Due = z
  .string()
  .regex(/^(?:[1-9]\d* (?:minutes?|hours?|working hours?|working days?)|next release)$/)
  .describe('a time like 30 minutes, 4 hours, 8 working hours, 3 working days or next release');
export type Due = z.infer<typeof Due>;

export const SeverityRule = z.strictObject({ name: Text, response: Due, fix: Due });
export type SeverityRule = z.infer<typeof SeverityRule>;

export const SeverityId = z.enum(SEVERITIES);

export const Owner = z.strictObject({
  name: Text,
  /** Groups of causes this owner analyses and fixes. */
  causes: z.array(Slug).min(1),
  platforms: z
    .union([z.literal('all'), z.array(Slug).min(1)])
    .describe('all, or a list of platforms of config/platforms'),
});
export type Owner = z.infer<typeof Owner>;

/** A group of causes, and the dimensions whose failures belong to it unless a requirement says otherwise. */
export const Cause = z.strictObject({
  name: Text,
  dimensions: z.array(z.enum(DIMENSIONS)).default([]),
});
export type Cause = z.infer<typeof Cause>;

/** A signed decision to go live in spite of an open defect or a failed requirement. */
export const WaiverEntry = z
  .strictObject({
    requirement: RequirementId.optional(),
    defect: z
      .string()
      .regex(/^LOI-\d{4,}$/)
      .describe('a defect id like LOI-0001')
      .optional(),
    signer: z.string().min(1).describe('the name and office of who signed'),
    reason: z.string().min(10).describe('a reason of at least 10 letters'),
    /** The last day it counts, in the plan's time zone. */
    expires: PlainDate,
  })
  .refine((waiver) => (waiver.requirement === undefined) !== (waiver.defect === undefined), {
    message: 'either a requirement or a defect',
  });
export type WaiverEntry = z.infer<typeof WaiverEntry>;

/** People and papers named in the official documents; the shape of `OfficialForm` in `records/runs/form.ts`. */
export const Form = z.strictObject({
  superior: z.string().min(1),
  agency: z.string().min(1),
  agencyCode: z.string().min(1),
  place: z.string().min(1),
  /** The grounds: a sentence, or a norm, in whose place stands what is in force on the day that is judged. */
  basis: z.array(z.union([z.string().min(1), z.strictObject({ norm: Slug })])).min(1),
  signer: z.strictObject({ authority: z.string(), office: z.string().min(1), name: z.string() }),
  recipients: z.array(z.string().min(1)).min(1),
});
export type Form = z.infer<typeof Form>;

/** What a trial keeps beside its verdicts. */
export const EvidenceRules = z.strictObject({
  /** Of which passed cases proof is kept: a picture of each step, what was read and expected. */
  passed: z.enum(['all', 'critical', 'none']).default('critical'),
});

export const Plan = z.strictObject({
  /** The province as a unit of its own, beside its communes. */
  province: z.strictObject({
    code: z
      .string()
      .regex(/^\d{2}$/)
      .describe("the province's code in quotes like '19'"),
    name: Text,
  }),
  timeZone: z
    .string()
    .refine(isTimeZone, { message: 'an IANA time zone like Asia/Ho_Chi_Minh' })
    .describe('an IANA time zone like Asia/Ho_Chi_Minh'),
  phases: z.array(Phase).min(1),
  demands: z.record(Slug, Demand).default({}),
  papers: z.array(PaperEntry).default([]),
  gate: GateRules,
  evidence: EvidenceRules.default({ passed: 'critical' }),
  load: LoadRules.prefault({}),
  severities: z.record(SeverityId, SeverityRule),
  /** The severity of a defect that a failed requirement opens. */
  severityOf: z.record(z.enum(WEIGHTS), SeverityId),
  causes: z.record(Slug, Cause),
  owners: z.record(Slug, Owner),
  calendar: CalendarEntry,
  waivers: z.array(WaiverEntry),
  loadWindows: z.array(
    Window.extend({
      /** Whose it is; every platform's where left out. */
      platforms: z.array(Slug).min(1).optional(),
    }),
  ),
  form: Form,
});
export type Plan = z.infer<typeof Plan>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
