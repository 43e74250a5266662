import { SEVERITY_NAMES } from '../../words/scales/severity.ts';
import type { Severity } from '../../words/scales/severity.ts';
import {
  DashboardLinkBuilder,
  ThresholdsConfigBuilder,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { ValueMapping } from '@grafana/grafana-foundation-sdk/dashboard';
import {
  DashboardLinkType,
  FieldColorBuilder,
  FieldColorModeId,
  MappingType,
  ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';

/** The Prometheus that the reader of a dashboard chose. */
export const SOURCE = { type: 'prometheus', uid: '${datasource}' };

/** Colours by what they say, never alone: each stands beside a word or a number. */
export const COLOURS = {
  bad: 'red',
  worse: 'dark-red',
  warning: 'orange',
  notice: 'yellow',
  good: 'green',
  quiet: 'blue',
  unknown: 'text',
};
export type Colour = keyof typeof COLOURS;

export interface Query {
  expr: string;
  legend?: string;
  /** The last value alone, for tiles and tables. */
  instant?: true;
  table?: true;
  exemplars?: true;
}

export function query(
  { expr, legend, instant, table, exemplars }: Query,
  index: number,
): DataqueryBuilder {
  const built = new DataqueryBuilder()
    .datasource(SOURCE)
    .expr(expr)
    .refId(String.fromCharCode(65 + index))
    .legendFormat(legend ?? '__auto');
  if (instant || table) built.instant();
  else built.range();
  if (table) built.format(PromQueryFormat.Table);
  else built.format(PromQueryFormat.TimeSeries);
  return exemplars ? built.exemplar(true) : built;
}

/** The first colour holds from below; each further one from its value on. */
export function steps(
  first: Colour,
  ...more: [value: number, colour: Colour][]
): ThresholdsConfigBuilder {
  return new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps([
      { value: null, color: COLOURS[first] },
      ...more.map(([value, colour]) => ({ value, color: COLOURS[colour] })),
    ]);
}

/** Values that stand for a word. */
export function words(of: Record<string, [text: string, colour: Colour]>): ValueMapping[] {
  const options = Object.fromEntries(
    Object.entries(of).map(([value, [text, colour]], index) => [
      value,
      { text, color: COLOURS[colour], index },
    ]),
  );
  return [{ type: MappingType.ValueToText, options }];
}

export const STATES = words({
  0: ['Không ai theo dõi', 'unknown'],
  1: ['Không dùng được', 'worse'],
  2: ['Có sự cố', 'warning'],
  3: ['Hoạt động', 'good'],
  4: ['Bảo trì', 'quiet'],
});
export const PASSED = words({ 0: ['Không đạt', 'bad'], 1: ['Đạt', 'good'] });
/** `S1 nghiêm trọng`. */
function severity(id: Severity): string {
  return `${id} ${SEVERITY_NAMES[id].vi.toLowerCase()}`;
}

export const SEVERITIES = words({
  S1: [severity('S1'), 'worse'],
  S2: [severity('S2'), 'bad'],
  S3: [severity('S3'), 'warning'],
  S4: [severity('S4'), 'notice'],
});

/** A link that keeps the time the reader looks at. */
export function link(title: string, url: string): DashboardLinkBuilder {
  return new DashboardLinkBuilder(title).type(DashboardLinkType.Link).url(url).tooltip(title);
}

export const byThreshold: FieldColorBuilder = new FieldColorBuilder().mode(
  FieldColorModeId.Thresholds,
);
