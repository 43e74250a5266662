import type { Config } from '../config/load.ts';
import type { Verdict } from '../records/model.ts';
import type { RunStart } from '../records/runs.ts';
import type { Progress } from '../trial/progress.ts';
import { verdictWords } from './conclusion.ts';

export interface Screen {
  begin(start: RunStart, config: Config): void;
  progress: Partial<Progress>;
  end(): void;
}

const stages = {
  sandbox: 'Khởi động môi trường giả lập',
  preflight: 'Kiểm tra trước khi chạy',
  suites: 'Chạy kịch bản',
  load: 'Kiểm thử tải',
  judge: 'Đánh giá',
  reports: 'Lập báo cáo',
};

/**
 * Shows a trial on stderr: one plain line per event, and on a terminal a last line that says what runs, how many
 * passed, failed and were blocked, and how long is left.
 */
export function screen(): Screen {
  const live = Boolean(process.stderr.isTTY) && !process.env.CI;
  const status = new Status(live);
  const say = (text: string) => status.above(text);
  return {
    begin: (start, config) =>
      say(
        `Đợt chạy ${start.id} trên ${config.target.title.vi}: ${config.platforms.map((one) => one.name.vi).join(', ')}`,
      ),
    progress: {
      stage: (stage, detail) => {
        status.stage(stages[stage]);
        if (stage !== 'load') say(detail ? `${stages[stage]}: ${detail}` : stages[stage]);
      },
      preflight: (checks) => {
        for (const check of checks)
          if (!check.ok || live)
            say(`  ${check.ok ? 'ổn' : 'HỎNG'}  ${check.name}: ${check.detail.vi}`);
      },
      planned: (total) => status.plan(total),
      started: (id, title) => status.start(id, title),
      acknowledged: (record) => {
        status.finish(record.id, record.verdict);
        const ids = record.requirements.join(' ');
        const seconds = (record.durationMs / 1000).toFixed(1);
        const why = record.failure ? `: ${record.failure.message.split('\n')[0]}` : '';
        const flaky = record.flaky ? ' (lúc đạt lúc không)' : '';
        say(
          `  ${verdictWords[record.verdict]}${flaky}  ${ids} ${record.title} (${seconds} s) [${record.id}]${why}`,
        );
      },
      loading: (profile, plannedMs) => {
        status.load(profile, plannedMs);
        say(`${stages.load}: ${profile}, khoảng ${Math.round(plannedMs / 1000)} s`);
      },
      loaded: (record) => {
        const held = record.thresholds.filter((one) => one.ok === true).length;
        say(
          `  ${verdictWords[record.verdict]}  ${record.profile}: ${held}/${record.thresholds.length} ngưỡng đạt, ${record.throughput} yêu cầu/s`,
        );
      },
      fault: (fault) => say(`  trục trặc của bộ kiểm thử: ${fault.text.vi}`),
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

  constructor(live: boolean) {
    this.#live = live;
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
    this.#stage = `Kiểm thử tải: ${profile}`;
    this.#ends = Date.now() + plannedMs;
  }

  above(text: string): void {
    if (this.#live) process.stderr.write('\r\x1b[2K');
    process.stderr.write(`${text}\n`);
    this.#draw();
  }

  clear(): void {
    clearInterval(this.#timer);
    if (this.#live) process.stderr.write('\r\x1b[2K');
  }

  #draw(): void {
    if (!this.#live || this.#stage === '') return;
    const { pass, fail, blocked } = this.#counts;
    const done = pass + fail + blocked + this.#counts['not-run'];
    const parts = [this.#stage];
    if (this.#total > 0)
      parts.push(`${done}/${this.#total}`, `${pass} đạt, ${fail} không đạt, ${blocked} bị chặn`);
    parts.push(this.#left(done));
    const [title] = this.#running.values();
    if (title) parts.push(`đang chạy: ${title}`);
    const width = (process.stderr.columns ?? 80) - 1;
    const line = parts.filter(Boolean).join(' · ');
    process.stderr.write(`\r\x1b[2K${line.length > width ? `${line.slice(0, width - 1)}…` : line}`);
  }

  #left(done: number): string {
    const now = Date.now();
    if (this.#ends !== undefined) return left(this.#ends - now);
    if (this.#total === 0 || done < 3) return '';
    return left(((now - this.#began) / done) * (this.#total - done));
  }
}

function left(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds < 60) return `còn ${seconds} s`;
  return `còn ${Math.floor(seconds / 60)} phút ${seconds % 60} s`;
}
