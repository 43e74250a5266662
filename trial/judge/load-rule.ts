import type { LoadRules } from '../../config/plan/plan.ts';
import type { GateReason } from '../../records/runs/verdict.ts';
import type { LoadRecord, ThresholdRecord } from '../../records/runs/load.ts';
import { measuredWords, thresholdWords } from '../load/words.ts';

/** What load says to the gate beside the requirements that it proves. */
export interface LoadReasons {
  broken: GateReason[];
  open: GateReason[];
}

/**
 * Every verdict of a load counts, of thresholds too that prove no requirement: a tester's own, those of a profile that
 * nothing rests on, and the script's checks. One that was crossed forbids the go unless the plan only wants it mentioned;
 * a profile that was not judged leaves the platform undecided.
 */
export function loadReasons(rules: LoadRules, loads: LoadRecord[]): LoadReasons {
  const crossed = loads.flatMap((load) =>
    load.thresholds
      .filter((one) => one.ok === false && one.samples > 0 && one.proves.length === 0)
      .map((one) => ({ load, one })),
  );
  const unjudged = loads.filter(({ verdict }) => verdict === 'blocked' || verdict === 'not-run');
  return {
    broken: rules.ownThresholds === 'none' ? crossed.map(({ load, one }) => broken(load, one)) : [],
    open: unjudged.map(open),
  };
}

function broken({ title }: LoadRecord, threshold: ThresholdRecord): GateReason {
  const { metric, from } = threshold;
  const words = thresholdWords(threshold);
  const measured = measuredWords(threshold);
  const checks = from === 'plan' && metric === 'checks';
  return {
    rule: checks ? 'load.checks' : 'load.ownThresholds',
    text: {
      vi: `Kiểm thử tải “${title.vi}” không giữ được ngưỡng: ${words.vi}, đo được ${measured.vi}`,
      en: `The load "${title.en}" crossed a threshold: ${words.en}, measured ${measured.en}`,
    },
  };
}

function open({ title, reason }: LoadRecord): GateReason {
  return {
    rule: 'load.blocked',
    text: {
      vi: `Kiểm thử tải “${title.vi}” chưa đánh giá được${reason ? `: ${reason.vi}` : ''}`,
      en: `The load "${title.en}" could not be judged${reason ? `: ${reason.en}` : ''}`,
    },
  };
}
