import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { OpenMetricsContentType } from 'prom-client';
import { maskText } from '../../suites/evidence/mask.ts';
import { RESTARTS } from '../browser/browsers.ts';
import type { Browsers, Restart } from '../browser/browsers.ts';
import type { Sample } from '../look/sample.ts';
import type { Watched } from '../look/watched.ts';

const JOURNEY = ['platform', 'probe', 'journey', 'vantage'] as const;
const STEP = [...JOURNEY, 'step'] as const;
type JourneyLabels = Record<(typeof JOURNEY)[number], string>;

/** Steps beyond so many titles of a journey share one series: no flow of a person has more. */
export const MAX_STEP_TITLES = 40;
const OTHER_STEPS = 'các bước khác';

const WALK_BUCKETS = [0.5, 1, 2, 3, 5, 7.5, 10, 15, 20, 30, 45, 60, 90];
const STEP_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30];

/** Metrics of journeys and of the browsers they are walked in. */
export class JourneyMetrics {
  /** Exemplars need a registry of OpenMetrics; the format of the output is chosen by each request. */
  readonly registry = new Registry<OpenMetricsContentType>();
  /** Titles of steps that have series so far, by platform and journey. */
  readonly #titles = new Map<string, Set<string>>();
  readonly #success: Gauge<(typeof JOURNEY)[number]>;
  readonly #duration: Histogram<(typeof JOURNEY)[number]>;
  /** Exemplars carry `evidence`; no series does. */
  readonly #steps: Histogram<(typeof STEP)[number] | 'evidence'>;
  readonly #failures: Counter<(typeof STEP)[number]>;
  readonly #leftBehind: Counter<(typeof JOURNEY)[number]>;
  readonly #restarts: Counter<'vantage' | 'reason'>;

  constructor() {
    this.registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
    const registers = [this.registry];
    const labelNames = [...JOURNEY];
    const name = (rest: string) => `nghiemthu_journey_${rest}`;
    this.#success = new Gauge({
      ...{ name: name('success'), registers, labelNames },
      help: 'Whether the last walk of the journey passed',
    });
    this.#duration = new Histogram({
      ...{ name: name('duration_seconds'), registers, labelNames, buckets: WALK_BUCKETS },
      help: 'How long walks of the journey took',
    });
    this.#steps = new Histogram({
      ...{ name: name('step_duration_seconds'), registers, labelNames: [...STEP] },
      ...{ buckets: STEP_BUCKETS, enableExemplars: true },
      help: 'How long each step of the journey took',
    });
    this.#failures = new Counter({
      ...{ name: name('step_failures_total'), registers, labelNames: [...STEP] },
      help: 'Walks that failed at this step',
    });
    this.#leftBehind = new Counter({
      ...{ name: name('left_behind_total'), registers, labelNames },
      help: 'Walks whose own data could not be removed',
    });
    this.#restarts = new Counter({
      ...{ name: 'nghiemthu_browser_restarts_total', registers, labelNames: ['vantage', 'reason'] },
      help: 'Browsers that were replaced: by their walks, their age, their memory, or lost',
    });
  }

  /** Tells of these browsers from now on. */
  tellOf(browsers: Browsers, vantage: () => string): void {
    const registers = [this.registry];
    const labelNames = ['vantage'] as const;
    new Gauge({
      ...{ name: 'nghiemthu_browser_running', registers, labelNames },
      help: 'Warm browsers',
      collect() {
        this.reset();
        this.set({ vantage: vantage() }, browsers.running);
      },
    });
    new Gauge({
      ...{ name: 'nghiemthu_browser_memory_bytes', registers, labelNames },
      help: 'Resident memory of the warm browsers and their children',
      collect() {
        this.reset();
        this.set({ vantage: vantage() }, browsers.memoryBytes);
      },
    });
    for (const reason of RESTARTS) this.#restarts.inc({ vantage: vantage(), reason }, 0);
  }

  restarted(reason: Restart, vantage: string): void {
    this.#restarts.inc({ vantage, reason });
  }

  /** Makes the counters of a probe start at 0. */
  watch(watched: Watched, vantage: string): void {
    const labels = labelsOf(watched, vantage);
    if (labels !== null) this.#leftBehind.inc(labels, 0);
  }

  /** Of a walk in which the platform was not judged only what it left behind is counted. */
  record(watched: Watched, vantage: string, { outcome, walk }: Sample): void {
    const labels = labelsOf(watched, vantage);
    if (labels === null) return;
    if (walk?.leftBehind === true) this.#leftBehind.inc(labels);
    if (outcome !== 'success' && outcome !== 'failure') {
      this.#success.remove(labels);
      return;
    }
    this.#success.set(labels, outcome === 'success' ? 1 : 0);
    if (walk === undefined) return;
    this.#duration.observe(labels, walk.durationMs / 1_000);
    for (const { title, durationMs } of walk.steps) {
      const evidence = title === walk.failedAt ? walk.evidence : undefined;
      this.#steps.observe({
        labels: { ...labels, step: this.#label(labels, title) },
        value: durationMs / 1_000,
        exemplarLabels: evidence === undefined ? {} : { evidence },
      });
      // From 0 on, so that the first failure shows as an increase.
      this.#failures.inc({ ...labels, step: this.#label(labels, title) }, 0);
    }
    if (outcome === 'failure' && walk.failedAt !== undefined)
      this.#failures.inc({ ...labels, step: this.#label(labels, walk.failedAt) });
  }

  /** Forgets all series of a probe that is no longer watched. */
  forget(watched: Watched, vantage: string): void {
    const labels = labelsOf(watched, vantage);
    if (labels === null) return;
    for (const metric of [this.#success, this.#duration, this.#leftBehind]) metric.remove(labels);
    for (const step of this.#titles.get(titlesKey(labels)) ?? [])
      for (const metric of [this.#steps, this.#failures]) metric.remove({ ...labels, step });
  }

  #label(labels: JourneyLabels, title: string): string {
    const key = titlesKey(labels);
    const known = this.#titles.get(key) ?? new Set();
    this.#titles.set(key, known);
    const label = stepLabel(title);
    const shown = known.has(label) || known.size < MAX_STEP_TITLES - 1 ? label : OTHER_STEPS;
    known.add(shown);
    return shown;
  }
}

/** A step's title without what differs from walk to walk, such as a dossier's code, and without a person. */
export function stepLabel(title: string): string {
  return maskText(title).replace(/\S*\d{4}\S*/g, '…');
}

function titlesKey({ platform, journey }: JourneyLabels): string {
  return `${platform}/${journey}`;
}

function labelsOf({ name, platform, module }: Watched, vantage: string): JourneyLabels | null {
  if (module.prober !== 'journey' || module.journey === undefined) return null;
  return { platform, probe: name, journey: module.journey.name, vantage };
}
