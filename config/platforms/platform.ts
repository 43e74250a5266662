import { DIMENSIONS } from '../../words/scales/dimension.ts';
import { WEIGHTS } from '../../words/scales/weight.ts';
import { z } from 'zod';
import { Catalogue } from './catalogue.ts';
import { Citation } from '../norms/norms.ts';
import { Duration, RequirementId, Slug, Text } from '../reading/values.ts';

/** One acceptance criterion. */
export const Requirement = z
  .strictObject({
    title: Text,
    /** The norms that demand it. What is shown is what is in force on the day that is judged. */
    norms: z.array(Citation).default([]),
    /** Where else it is demanded: the plan, or a problem that was reported elsewhere. */
    source: z.string().min(1).describe('a text that tells where it is demanded').optional(),
    weight: z.enum(WEIGHTS),
    dimension: z.enum(DIMENSIONS),
    /** True where the wanted behaviour is our assumption; a report says so. */
    assumed: z.boolean().default(false),
    /** Group of causes a failure belongs to, where the dimension's own does not fit. */
    cause: Slug.optional(),
  })
  .refine(({ norms, source }) => norms.length > 0 || source !== undefined, {
    message: 'a norm or a source',
  });
export type Requirement = z.infer<typeof Requirement>;

/** What a case does to the platform: only what reads, or creates marked data of its own and removes it, may run on a live one. */
export const Effect = z.enum(['reads', 'creates', 'changes']);
export type Effect = z.infer<typeof Effect>;

const Proves = z.array(RequirementId).min(1).describe('a list of requirement ids like [ABC-01]');

/** Other platforms that a case acts on: their accounts and addresses are asked for, too. */
const ActsOn = z.array(Slug).min(1).optional();

/** A named user flow of a role, in `suites/<slug>/journeys/<name>.ts`. */
export const JourneyEntry = z.strictObject({
  title: Text,
  role: Slug,
  /** The platform that the role is of, where it is not this one; one of `actsOn`. */
  roleOn: Slug.optional(),
  actsOn: ActsOn,
  effect: Effect,
  proves: Proves,
});
export type JourneyEntry = z.infer<typeof JourneyEntry>;

/** A named case that is not a user flow. */
export const CheckEntry = z.strictObject({
  title: Text,
  actsOn: ActsOn,
  effect: Effect,
  proves: Proves,
});
export type CheckEntry = z.infer<typeof CheckEntry>;

const MetricName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/);
const CounterName = MetricName.describe('the name of a k6 counter like dossiers_filed');

export const Threshold = z.strictObject({
  metric: z.string().min(1).describe('a k6 metric like http_req_duration or http_reqs{name:home}'),
  expression: z.string().min(1).describe('a k6 expression like avg<2500'),
  proves: z.array(RequirementId).default([]),
  norm: Citation.optional(),
  assumed: z.boolean().default(false),
});
/** `from: 'plan'`: a rule of the plan added it, see `load-guards.ts`. */
export type Threshold = z.infer<typeof Threshold> & { from?: 'plan' };

/** What a load run leaves behind: counted while the platform acknowledges it, and asked for again afterwards. */
export const LoadEffect = z.strictObject({
  title: Text,
  /** A k6 counter of the script: what the platform said it had taken. */
  acknowledged: CounterName,
  /** A k6 counter of the script: how many of them the platform has when the load is over. */
  arrived: CounterName,
  proves: Proves,
});
export type LoadEffect = z.infer<typeof LoadEffect>;

const RequestName = z
  .string()
  .regex(/^[^{},]{1,80}$/)
  .describe('the name of a request as the load script tags it, like look-up');

const Measure = z.strictObject({ title: Text, unit: z.literal('ms').exactOptional() });

const Stage = z.strictObject({
  rate: z.number().positive().describe('a number of arrivals above 0'),
  duration: Duration,
});

/** How many come, and for how long. `users` walk one after another; `rate` and `stages` arrive whether served or not. */
const flow = {
  users: z.int().min(1).max(5000).describe('a whole number of users from 1').optional(),
  rate: z.number().positive().describe('a number of arrivals above 0').optional(),
  per: z.enum(['second', 'minute', 'hour']).optional(),
  duration: Duration.optional(),
  stages: z.array(Stage).min(1).optional(),
};
export const Flow = z.strictObject(flow);
export type Flow = z.infer<typeof Flow>;

/** One flow of a load run, as k6's `scenarios` name them: https://grafana.com/docs/k6/latest/using-k6/scenarios/ */
export const LoadScenario = z.strictObject({
  /** Function of the script. */
  exec: z
    .string()
    .regex(/^[A-Za-z_$][\w$]*$/)
    .describe('the name of a function of the script like browse'),
  /** Arrivals, or users, for each one of the profile's: 24 pages are opened for each dossier that is filed. */
  share: z.number().positive().describe('a number above 0').default(1),
});
export type LoadScenario = z.infer<typeof LoadScenario>;

export const LoadProfile = z.strictObject({
  title: Text,
  /** A file in `load/` of a product, `suites/<slug>/products/<vendor>/load/`. */
  script: z
    .string()
    .regex(/^[a-z][a-z0-9-]*\.ts$/)
    .describe('the name of a script like peak.ts'),
  ...flow,
  duration: Duration,
  /** What those who come do; where left out the script's default function, once for each. */
  scenarios: z
    .record(
      z
        .string()
        .regex(/^[A-Za-z0-9_-]+$/)
        .describe('a name of letters, digits, - and _'),
      LoadScenario,
    )
    .refine((all) => Object.keys(all).length > 0, { message: 'at least one scenario' })
    .optional(),
  thresholds: z.array(Threshold).min(1),
  effect: LoadEffect.optional(),
});
export type LoadProfile = Omit<z.infer<typeof LoadProfile>, 'thresholds'> & {
  thresholds: Threshold[];
};

/** Pages that cases open are watched: nothing in them may fail. */
const PagesEntry = z.strictObject({
  title: Text,
  /** Names of the addresses whose pages are the platform's own. */
  addresses: z.array(Slug).min(1),
  /** How many pages must have been shown for it to be proof. */
  least: z.int().min(1).describe('a whole number from 1').default(1),
  proves: Proves,
  /** What protects the first page of an address has to protect every other answer. */
  headers: z.strictObject({ title: Text, proves: Proves }).optional(),
  /** Paths or addresses that are known to fail and are nobody's fault here. */
  ignore: z
    .array(
      z.strictObject({
        resource: z.string().min(1).describe('the start of a path or of an address'),
        reason: z.string().min(10).describe('a reason of at least 10 letters'),
      }),
    )
    .default([]),
});

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
const Lists = z.array(Scalar);
const Table = z.record(z.string(), z.union([Scalar, Lists, z.record(z.string(), Scalar)]));
export const Setting = z.union([Scalar, Lists, Table]);
export type Setting = z.infer<typeof Setting>;

export const Identity = z.strictObject({
  path: z.string().startsWith('/').describe('a path like /'),
  text: z.string().min(1).describe('a text that the page shows'),
});

/** One of the systems under test: what is demanded of it, and what proves it. */
export const Platform = z.strictObject({
  slug: Slug,
  prefix: z
    .string()
    .regex(/^[A-Z]{2,8}$/)
    .describe('two to eight capital letters like ABC'),
  name: Text,
  /** True where no public specification exists and the behaviour is modelled; a report says so. */
  modelled: z.boolean().default(false),
  /** Names of the addresses a target must give. */
  addresses: z.array(Slug).min(1),
  /** What people call the systems beside it, by the names of their addresses. */
  systems: z.record(Slug, Text).default({}),
  /** What each address shows that no other site would, so that another site's answers are never judged. */
  identity: z.record(Slug, Identity).default({}),
  roles: z.array(Slug).min(1),
  /** Lists that its suites compare the platform with. */
  catalogues: z.record(Slug, Catalogue).default({}),
  /** The catalogue whose rows, by their column `code`, are units of this platform beside the communes. */
  units: Slug.optional(),
  settings: z.record(z.string(), Setting).default({}),
  requirements: z.record(RequirementId, Requirement).refine((all) => Object.keys(all).length > 0, {
    message: 'at least one requirement',
  }),
  journeys: z.record(Slug, JourneyEntry).default({}),
  checks: z.record(Slug, CheckEntry).default({}),
  /** What people call the named requests of load runs. */
  requests: z.record(RequestName, Text).default({}),
  /** What people call what the load scripts measure by metrics of their own. */
  measures: z
    .record(MetricName.describe('the name of a k6 metric like time_to_join'), Measure)
    .default({}),
  pages: PagesEntry.optional(),
  load: z.record(Slug, LoadProfile).default({}),
});
export type Platform = Omit<z.infer<typeof Platform>, 'load'> & {
  load: Record<string, LoadProfile>;
};
