import { median } from './measure.ts';

/** One line of the result: a figure of ours against a rival's, or against a limit, of the same run. */
export interface Row {
  /** The measurement that made it, as `--only` takes it. */
  measurement: string;
  what: string;
  unit:
    | 's'
    | 'ms'
    | 'MB'
    | '%'
    | 'x'
    | 'alarms'
    | 'walks'
    | 'records'
    | 'turns'
    | 'voices'
    | 'windows';
  /** Median. */
  ours: number;
  against: { kind: 'rival' | 'limit'; name: string; value: number };
  /** Ours divided by the rival's or the limit. */
  ratio: number;
  /** Largest ratio that is good enough. */
  bar: number;
  met: boolean;
  /** Every single figure, in the order measured. */
  samples: { ours: number[]; rival: number[] };
  /** What was compared, in a few words. */
  note: string;
}

/** Memory of a small CI container, in MB. Assumed. */
export const memoryLimitMb = 512;

export type RowKey = Pick<Row, 'measurement' | 'what' | 'unit' | 'note'>;

/** Ours may cost at most `bar` times what the rival costs. */
export function againstRival(
  told: RowKey,
  ours: readonly number[],
  rival: { name: string; samples: readonly number[] },
  bar: number,
): Row {
  const [own, other] = [median(ours), median(rival.samples)];
  return {
    ...told,
    ours: own,
    against: { kind: 'rival', name: rival.name, value: other },
    ratio: own / other,
    bar,
    met: own / other <= bar,
    samples: { ours: [...ours], rival: [...rival.samples] },
  };
}

/** Ours must stay under a limit. */
export function underLimit(
  told: RowKey,
  ours: readonly number[],
  limit: number,
  name: string,
): Row {
  const own = median(ours);
  return {
    ...told,
    ours: own,
    against: { kind: 'limit', name, value: limit },
    ratio: own / limit,
    bar: 1,
    met: own < limit,
    samples: { ours: [...ours], rival: [] },
  };
}

const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** The rows as a table for a terminal. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.what,
    `${digits.format(row.ours)} ${row.unit}`,
    `${row.against.name} ${digits.format(row.against.value)} ${row.unit}`,
    `${row.ratio.toFixed(3)} x`,
    `${row.against.kind === 'rival' ? '<=' : '<'} ${row.bar.toFixed(2)} x`,
    row.met ? 'met' : 'MISSED',
  ]);
  const all = [['what', 'ours', 'rival or limit', 'ratio', 'bar', 'met?'], ...lines];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((line) => line[column]!.length)));
  const text = all.map((line) =>
    line
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd(),
  );
  return `${text.join('\n')}\n`;
}
