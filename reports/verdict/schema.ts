import { DECISIONS } from '../../words/scales/decision.ts';
import { DEFECT_STATES } from '../../words/scales/defect-state.ts';
import { DEMAND_ANSWERS } from '../../words/scales/demand-answer.ts';
import { DIMENSIONS } from '../../words/scales/dimension.ts';
import { SEVERITIES } from '../../words/scales/severity.ts';
import { VERDICTS } from '../../words/scales/verdict.ts';
import { WEIGHTS } from '../../words/scales/weight.ts';
import { z } from 'zod';
import { EVIDENCE_KINDS } from '../../records/runs/evidence.ts';
import type { Said } from '../../words/said/said.ts';

const text = z.strictObject({ vi: z.string(), en: z.string() });
const said = z
  .union([z.string(), text, z.looseObject({ code: z.string() })])
  .describe(
    'A text, the same in both languages, or a code with its facts',
  ) as unknown as z.ZodType<Said>;
const verdict = z.enum(VERDICTS);
const trendChange = z.strictObject({
  platform: z.string(),
  requirement: z.string(),
  title: text,
  from: verdict,
  to: verdict,
});
const decision = z.enum(DECISIONS);
/** ISO 8601 in UTC. */
const time = z.iso.datetime();
const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const evidence = z.strictObject({
  path: z.string().min(1).describe('Relative to the run folder, with / between parts'),
  kind: z.enum(EVIDENCE_KINDS),
  sha256,
  bytes: count,
  mediaType: z.string(),
});

const failure = z.strictObject({
  blame: z.enum(['platform', 'precondition', 'harness']),
  message: z.string().describe('As the runner of the suite writes it'),
  words: z
    .string()
    .describe('The same in plain Vietnamese; in records of older versions alone')
    .exactOptional(),
  step: z.string().exactOptional(),
  location: z.string().exactOptional(),
  fingerprint: z.string(),
});

const testCase = z.strictObject({
  id: z.string(),
  platform: z.string(),
  kind: z.enum(['journey', 'check', 'case']),
  name: z.string().exactOptional(),
  title: z.string(),
  titles: z.array(z.string()).exactOptional(),
  file: z.string(),
  line: z.number(),
  requirements: z.array(z.string()),
  verdict,
  flaky: z.boolean(),
  attempts: count,
  startedAt: time,
  durationMs: z.number(),
  steps: z.array(
    z.strictObject({ title: z.string(), durationMs: z.number(), failed: z.boolean() }),
  ),
  english: z
    .record(z.string(), z.string())
    .describe(
      'What its title, its steps and phrases of its failure are called in English, by the Vietnamese',
    )
    .exactOptional(),
  failure: failure
    .describe('Why it did not pass; of a flaky case, why it did not at first')
    .exactOptional(),
  reason: text.describe('Why it did not run, where the case itself says so').exactOptional(),
  parts: count
    .describe('How many cases prove its check together, where it is one of several')
    .exactOptional(),
  pages: z
    .strictObject({
      shown: z.record(z.string(), count),
      compared: z
        .record(z.string(), count)
        .describe('How many answers were compared with the first page of their address')
        .exactOptional(),
      troubles: z.array(
        z.strictObject({
          ...{ address: z.string(), page: z.string() },
          ...{ resource: z.string(), what: z.string() },
        }),
      ),
    })
    .exactOptional(),
  evidence: z.array(evidence),
  leftOut: z
    .array(
      z.strictObject({
        name: z.string(),
        why: z.enum(['picture', 'recording', 'document', 'archive', 'unreadable', 'too-large']),
      }),
    )
    .describe('Attachments not kept, because personal data could not be taken out of them')
    .exactOptional(),
  leftBehind: z
    .array(z.strictObject({ what: z.string(), where: z.string(), marker: z.string() }))
    .describe('Own data that could not be removed from the platform')
    .exactOptional(),
});

const threshold = z.strictObject({
  metric: z.string(),
  expression: z.string(),
  ok: z.boolean().nullable().describe('null: nothing was measured, which is never a pass'),
  samples: count,
  value: z.number().nullable(),
  proves: z.array(z.string()),
  norm: z.string().exactOptional(),
  assumed: z.boolean(),
  from: z.enum(['script', 'plan']).exactOptional(),
  subject: text.exactOptional(),
  measure: z.strictObject({ title: text, unit: z.literal('ms').exactOptional() }).exactOptional(),
  reason: text.exactOptional(),
});

const offer = z.strictObject({
  seconds: z.number(),
  users: count.nullable(),
  iterations: count.nullable(),
});

const load = z.strictObject({
  platform: z.string(),
  profile: z.string(),
  title: text,
  startedAt: time,
  durationMs: z.number(),
  verdict,
  reason: text.exactOptional(),
  thresholds: z.array(threshold),
  requests: z.array(
    z.strictObject({
      name: z.string(),
      title: text.exactOptional(),
      count,
      mean: z.number().nullable(),
      p50: z.number().nullable(),
      p90: z.number().nullable(),
      p95: z.number().nullable(),
      p99: z.number().nullable(),
      max: z.number().nullable(),
      errorRate: z.number(),
    }),
  ),
  throughput: z.number(),
  asked: offer.exactOptional(),
  offered: offer.exactOptional(),
  iterations: z.strictObject({ done: count, threw: count, dropped: count }).exactOptional(),
  activity: z.array(z.strictObject({ metric: z.string(), count: z.number() })).exactOptional(),
  series: z.array(
    z.strictObject({
      at: z.number(),
      requests: count,
      failed: count,
      mean: z.number().nullable(),
      p95: z.number().nullable(),
      max: z.number().nullable(),
    }),
  ),
  evidence: z.array(evidence),
});

const requirement = z.strictObject({
  id: z.string(),
  title: text,
  source: z.string(),
  weight: z.enum(WEIGHTS),
  dimension: z.enum(DIMENSIONS),
  assumed: z.boolean(),
  verdict,
  reasons: z.array(text),
  proof: z.array(
    z.strictObject({
      kind: z.enum(['journey', 'check', 'case', 'load']),
      ref: z.string(),
      title: said,
      verdict,
      flaky: z.boolean(),
      reason: text.exactOptional(),
      evidence: z.array(z.string()),
    }),
  ),
});

const gateReasons = z.array(z.strictObject({ rule: z.string(), text }));

const platform = z.strictObject({
  slug: z.string(),
  name: text,
  modelled: z.boolean(),
  decision,
  reasons: gateReasons,
  requirements: z.array(requirement),
  load: z.array(load),
});

const defectState = z.enum(DEFECT_STATES);

const defect = z.strictObject({
  id: z.string(),
  fingerprint: z.string(),
  platform: z.string(),
  requirements: z.array(z.string()),
  caseId: z.string(),
  title: said,
  severity: z.enum(SEVERITIES),
  state: defectState,
  owner: z.string(),
  ownerName: text,
  foundAt: time,
  dueAt: time.nullable(),
  closedAt: time.nullable(),
  firstRun: z.string(),
  lastRun: z.string(),
  occurrences: count,
  feature: said,
  unit: z.string(),
  reportedBy: said,
  channel: said,
  stepsToReproduce: z.array(said),
  expected: said,
  actual: said,
  causeGroup: said,
  solution: z.string(),
  retestResult: said,
  confirmedBy: z.string(),
  evidence: z.array(z.string()),
  evidenceRun: z.string().describe('The run whose folder holds the evidence').exactOptional(),
  history: z.array(z.strictObject({ at: time, actor: z.string(), state: defectState, note: said })),
});

const run = z.strictObject({
  id: z.string(),
  startedAt: time,
  endedAt: time,
  ending: z.enum(['complete', 'interrupted']),
  phase: z.strictObject({ id: z.string(), name: text }).nullable(),
  tool: z.strictObject({
    name: z.string(),
    version: z.string(),
    node: z.string(),
    playwright: z.string(),
    k6: z.string(),
    browser: z.string(),
  }),
  seed: z.number().nullable(),
  faults: z.array(z.string()),
  shard: z.string().nullable(),
  selection: z
    .strictObject({
      grep: z.string().nullable(),
      shard: z.string().nullable(),
      otherPlatforms: z.array(z.string()),
      otherNames: z.record(z.string(), text).exactOptional(),
      cases: count.describe('Number of all cases of the chosen platforms'),
      digest: sha256.describe('Of their ids'),
      leftOut: z.record(z.string(), count).describe('Not asked for, by platform'),
      unsafe: z.record(z.string(), count).describe('Not run on a live platform, by platform'),
    })
    .exactOptional(),
  ground: z
    .strictObject({ configuration: sha256, suites: sha256, target: sha256 })
    .describe('Parts of one trial stand on the same')
    .exactOptional(),
  draft: z.boolean().exactOptional(),
  counts: z.strictObject({ pass: count, fail: count, blocked: count, notRun: count, flaky: count }),
  override: z.string().exactOptional(),
});

const ids = z.array(z.string());
const demand = z.strictObject({
  ...{ id: z.string(), text, source: text, answer: z.enum(DEMAND_ANSWERS) },
  ...{ passed: ids, failed: ids, unjudged: ids },
  defects: ids.describe('Open ones that keep it from being met'),
  papers: z
    .array(
      z.strictObject({ title: text, number: z.string(), signer: z.string(), signed: z.string() }),
    )
    .describe('Records that people signed'),
  lacksPaper: z.boolean(),
  otherPlatforms: ids.describe('It asks about them and they were not part of the run'),
  nationwide: z
    .strictObject({ done: count, of: count })
    .describe('Provinces that had it when the ministry counted')
    .exactOptional(),
});

/** The whole of `verdict.json`. */
export const verdictSchema = z
  .strictObject({
    schema: z.literal(1),
    run,
    target: z.strictObject({
      name: z.string(),
      kind: z.enum(['sandbox', 'trial', 'live']),
      title: text.exactOptional(),
      addresses: z.record(z.string(), z.string()),
      systems: z.record(z.string(), text).exactOptional(),
    }),
    decision,
    reasons: gateReasons,
    platforms: z.array(platform),
    cases: z.array(testCase),
    defects: z.array(defect),
    harness: z.array(
      z.strictObject({
        code: z.string(),
        text,
        caseId: z.string().exactOptional(),
        platform: z
          .string()
          .describe('The platform it leaves unjudged; every one where left out')
          .exactOptional(),
        evidence: z.array(z.string()),
      }),
    ),
    waivers: z.array(
      z.strictObject({
        requirement: z.string().exactOptional(),
        defect: z.string().exactOptional(),
        signer: z.string(),
        reason: z.string(),
        expires: z.string(),
        applied: z.boolean(),
      }),
    ),
    remarks: gateReasons.describe('To be known beside the decision').exactOptional(),
    demands: z.array(demand).describe('Demands of the plan and their answers').exactOptional(),
    preflight: z.array(z.strictObject({ name: z.string(), ok: z.boolean(), detail: text })),
    trend: z
      .strictObject({
        former: z
          .strictObject({ id: z.string(), startedAt: time, decision })
          .nullable()
          .describe('null: there is no former run of this target'),
        differences: z.array(text),
        red: z.array(trendChange).describe('Did not fail before, fails now'),
        lost: z.array(trendChange).describe('Passed before, is proved no more'),
        green: z.array(trendChange).describe('Did not pass before, passes now'),
        slower: z.array(
          z.strictObject({
            kind: z.enum(['case', 'step', 'load']),
            platform: z.string(),
            what: said,
            beforeMs: z.number(),
            afterMs: z.number(),
          }),
        ),
      })
      .exactOptional(),
    form: z.strictObject({
      superior: z.string(),
      agency: z.string(),
      agencyCode: z.string(),
      place: z.string(),
      basis: z.array(z.string()),
      signer: z.strictObject({ authority: z.string(), office: z.string(), name: z.string() }),
      recipients: z.array(z.string()),
    }),
    diary: z
      .array(
        z.strictObject({
          from: time,
          to: time,
          shift: z.string(),
          people: z.string(),
          work: z.string(),
          result: z.string(),
          incident: z.string(),
          confirmedBy: z.string(),
        }),
      )
      .exactOptional(),
    evidence: z.array(evidence),
  })
  .meta({ title: 'Verdict of a trial run', description: 'What verdict.json carries' });
