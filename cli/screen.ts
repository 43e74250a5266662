import type { Config } from '../config/load.ts';
import type { Verdict } from '../words/scales/verdict.ts';
import type { RunStart } from '../records/runs/runs.ts';
import type { Progress } from '../trial/progress.ts';
import { duration } from '../reports/figures.ts';
import { nameIn, whyOf, words } from '../reports/index.ts';
import type { Lang } from '../words/text.ts';
import { drawLine, oneLine } from './print.ts';
import { wording } from './wording/trial.ts';

/** Back to the beginning of an empty line. */
const CLEAR = '\r\u001b[2K';

export interface Screen {
  begin(start: RunStart, config: Config): void;
  progress: Partial<Progress>;
  end(): void;
}

/**
 * Shows a trial on stderr: one plain line per event, and on a terminal a last line that says what runs, how many
 * passed, failed and were blocked, and how long is left.
 */
export function screen(lang: Lang): Screen {
  const live = Boolean(process.stderr.isTTY) && !process.env.CI;
  const w = wording(lang);
  const { verdict } = words(lang);
  const status = new Status(live, lang);
  const say = (text: string) => status.above(text);
  return {
    begin: (start, config) =>
      say(
        w.run(
          start.id,
          config.target.title[lang],
          config.platforms.map((one) => one.name[lang]).join(', '),
        ),
      ),
    progress: {
      stage: (stage, detail) => {
        status.stage(w.stage[stage]);
        if (stage !== 'load') say(detail ? `${w.stage[stage]}: ${detail}` : w.stage[stage]);
      },
      preflight: (checks) => {
        for (const check of checks)
          if (!check.ok || live)
            say(`  ${w.check(check.ok)}  ${check.name}: ${check.detail[lang]}`);
      },
      planned: (total) => status.plan(total),
      started: (id, title) => status.start(id, title),
      acknowledged: (record) => {
        status.finish(record.id, record.verdict);
        const ids = record.requirements.join(' ');
        const lasted = duration(record.durationMs, lang);
        const atFirst = record.flaky ? w.atFirst : '';
        const why = record.failure ? `: ${atFirst}${whyOf(record, lang).split('\n')[0]}` : '';
        const flaky = record.flaky ? ` (${w.flaky})` : '';
        say(
          `  ${verdict[record.verdict].toLowerCase()}${flaky}  ${ids} ${nameIn(record, record.title, lang)} (${lasted}) [${record.id}]${why}`,
        );
      },
      loading: (profile, plannedMs) => {
        status.load(profile, plannedMs);
        say(`${w.stage.load}: ${profile}, ${w.about(Math.round(plannedMs / 1000))}`);
      },
      loaded: (record) => {
        const held = record.thresholds.filter((one) => one.ok === true).length;
        say(
          `  ${verdict[record.verdict].toLowerCase()}  ${record.profile}: ${w.thresholds(held, record.thresholds.length, record.throughput)}`,
        );
      },
      fault: (fault) => say(`  ${w.fault(fault.text[lang])}`),
    },
    end: () => status.clear(),
  };
}

/** The live last line of a terminal. */
class Status {
  readonly #live: boolean;
  #stage = '';
  #total = 0;
  #counts = { pass: 0, fail: 0, blocked: 0, 'not-run': 0 };
  #running = new Map<string, string>();
  #began = Date.now();
  #ends: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  readonly #words: ReturnType<typeof wording>;

  constructor(live: boolean, lang: Lang) {
    this.#live = live;
    this.#words = wording(lang);
    if (live) this.#timer = setInterval(() => this.#draw(), 250).unref();
  }

  stage(title: string): void {
    this.#stage = title;
    this.#began = Date.now();
    this.#ends = undefined;
    this.#total = 0;
    this.#running.clear();
  }

  plan(total: number): void {
    this.#total = total;
  }

  start(id: string, title: string): void {
    this.#running.set(id, title);
  }

  finish(id: string, verdict: Verdict): void {
    this.#running.delete(id);
    this.#counts[verdict] += 1;
  }

  load(profile: string, plannedMs: number): void {
    this.#stage = `${this.#words.stage.load}: ${profile}`;
    this.#ends = Date.now() + plannedMs;
  }

  above(text: string): void {
    if (this.#live) drawLine(CLEAR);
    process.stderr.write(`${oneLine(text)}\n`);
    this.#draw();
  }

  clear(): void {
    clearInterval(this.#timer);
    if (this.#live) drawLine(CLEAR);
  }

  #draw(): void {
    if (!this.#live || this.#stage === '') return;
    const { pass, fail, blocked } = this.#counts;
    const done = pass + fail + blocked + this.#counts['not-run'];
    const parts = [this.#stage];
    if (this.#total > 0)
      parts.push(`${done}/${this.#total}`, this.#words.tally(pass, fail, blocked));
    parts.push(this.#left(done));
    const [title] = this.#running.values();
    if (title) parts.push(this.#words.running(title));
    const width = (process.stderr.columns ?? 80) - 1;
    const line = oneLine(parts.filter(Boolean).join(' · '));
    drawLine(CLEAR, line.length > width ? `${line.slice(0, width - 1)}…` : line);
  }

  #left(done: number): string {
    const now = Date.now();
    if (this.#ends !== undefined) return this.#until(this.#ends - now);
    if (this.#total === 0 || done < 3) return '';
    return this.#until(((now - this.#began) / done) * (this.#total - done));
  }

  #until(ms: number): string {
    return this.#words.left(Math.max(0, Math.ceil(ms / 1000)));
  }
}
