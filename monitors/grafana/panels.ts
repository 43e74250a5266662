import * as barchart from '@grafana/grafana-foundation-sdk/barchart';
import * as bargauge from '@grafana/grafana-foundation-sdk/bargauge';
import * as common from '@grafana/grafana-foundation-sdk/common';
import type {
  DashboardLinkBuilder,
  DataTransformerConfig,
  ThresholdsConfigBuilder,
  ValueMapping,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type * as prometheus from '@grafana/grafana-foundation-sdk/prometheus';
import * as stat from '@grafana/grafana-foundation-sdk/stat';
import * as statetimeline from '@grafana/grafana-foundation-sdk/statetimeline';
import * as table from '@grafana/grafana-foundation-sdk/table';
import * as timeseries from '@grafana/grafana-foundation-sdk/timeseries';
import { byThreshold, query, SOURCE, steps } from './look.ts';
import type { Query } from './look.ts';

/** What every panel must say. */
export interface Look {
  title: string;
  /** For a first reader of the panel: what it shows and what to make of it. */
  description: string;
  unit: string;
  queries: Query[];
  /** In the 24 columns of the grid. */
  width: number;
  height?: number;
  /** What stands there while there is no data. */
  noValue?: string;
  thresholds?: ThresholdsConfigBuilder;
  mappings?: ValueMapping[];
  decimals?: number;
  min?: number;
  max?: number;
  links?: DashboardLinkBuilder[];
}

interface Dressable {
  title(text: string): this;
  description(text: string): this;
  unit(unit: string): this;
  datasource(source: typeof SOURCE): this;
  span(width: number): this;
  height(height: number): this;
  noValue(text: string): this;
  thresholds(thresholds: ThresholdsConfigBuilder): this;
  mappings(mappings: ValueMapping[]): this;
  decimals(decimals: number): this;
  min(min: number): this;
  max(max: number): this;
  dataLinks(links: DashboardLinkBuilder[]): this;
  colorScheme(color: typeof byThreshold): this;
  withTarget(target: prometheus.DataqueryBuilder): this;
}

export function dressed<P extends Dressable>(panel: P, look: Look): P {
  panel.title(look.title).description(look.description).unit(look.unit).datasource(SOURCE);
  panel
    .span(look.width)
    .height(look.height ?? 8)
    .noValue(look.noValue ?? 'Không có số liệu');
  panel.thresholds(look.thresholds ?? steps('quiet'));
  if (look.mappings) panel.mappings(look.mappings);
  if (look.decimals !== undefined) panel.decimals(look.decimals);
  if (look.min !== undefined) panel.min(look.min);
  if (look.max !== undefined) panel.max(look.max);
  if (look.links) panel.dataLinks(look.links);
  for (const [index, one] of look.queries.entries()) panel.withTarget(query(one, index));
  return panel;
}

const last = () => new common.ReduceDataOptionsBuilder().calcs(['lastNotNull']).values(false);

/** One number, or one tile a series, coloured by its thresholds. */
export function tile(look: Look): stat.PanelBuilder {
  return dressed(new stat.PanelBuilder(), {
    ...look,
    queries: look.queries.map((one) => ({ ...one, instant: true })),
  })
    .colorScheme(byThreshold)
    .reduceOptions(last())
    .graphMode(common.BigValueGraphMode.None)
    .colorMode(common.BigValueColorMode.Background)
    .textMode(
      look.queries.some(({ legend }) => legend)
        ? common.BigValueTextMode.ValueAndName
        : common.BigValueTextMode.Value,
    );
}

/** Lines over time; where thresholds are given they are drawn as lines. */
export function lines(look: Look): timeseries.PanelBuilder {
  const legend = new common.VizLegendOptionsBuilder()
    .showLegend(true)
    .displayMode(common.LegendDisplayMode.Table)
    .placement(common.LegendPlacement.Bottom)
    .calcs(['lastNotNull', 'max']);
  const tooltip = new common.VizTooltipOptionsBuilder()
    .mode(common.TooltipDisplayMode.Multi)
    .sort(common.SortOrder.Descending);
  const style = look.thresholds
    ? common.GraphThresholdsStyleMode.Dashed
    : common.GraphThresholdsStyleMode.Off;
  return dressed(new timeseries.PanelBuilder(), look)
    .legend(legend)
    .tooltip(tooltip)
    .lineWidth(2)
    .fillOpacity(5)
    .spanNulls(false)
    .axisSoftMin(0)
    .thresholdsStyle(new common.GraphThresholdsStyleConfigBuilder().mode(style));
}

/** Areas that add up. */
export function layers(look: Look): timeseries.PanelBuilder {
  return lines(look)
    .fillOpacity(60)
    .lineWidth(1)
    .stacking(new common.StackingConfigBuilder().mode(common.StackingMode.Normal).group('A'));
}

/** What happened in each stretch of time. */
export function bars(look: Look): timeseries.PanelBuilder {
  return layers(look).drawStyle(common.GraphDrawStyle.Bars).fillOpacity(80);
}

/** States side by side over time. */
export function timeline(look: Look): statetimeline.PanelBuilder {
  return dressed(new statetimeline.PanelBuilder(), look)
    .colorScheme(byThreshold)
    .mergeValues(true)
    .showValue(common.VisibilityMode.Never)
    .rowHeight(0.85)
    .legend(
      new common.VizLegendOptionsBuilder()
        .showLegend(true)
        .displayMode(common.LegendDisplayMode.List)
        .placement(common.LegendPlacement.Bottom)
        .calcs([]),
    );
}

/** How much there is of each, side by side. */
export function gauges(look: Look): bargauge.PanelBuilder {
  return dressed(new bargauge.PanelBuilder(), {
    ...look,
    queries: look.queries.map((one) => ({ ...one, instant: true })),
  })
    .colorScheme(byThreshold)
    .orientation(common.VizOrientation.Horizontal)
    .displayMode(common.BarGaugeDisplayMode.Basic)
    .reduceOptions(last());
}

/** Bars of one moment, by a label. */
export function comparison(
  look: Look,
  label: string,
  heading: string,
  value: string,
): barchart.PanelBuilder {
  return dressed(new barchart.PanelBuilder(), {
    ...look,
    queries: look.queries.map((one) => ({ ...one, table: true })),
  })
    .xField(heading)
    .orientation(common.VizOrientation.Horizontal)
    .showValue(common.VisibilityMode.Always)
    .legend(
      new common.VizLegendOptionsBuilder()
        .showLegend(false)
        .displayMode(common.LegendDisplayMode.List)
        .placement(common.LegendPlacement.Bottom)
        .calcs([]),
    )
    .withTransformation(columns({ [label]: heading, Value: value }));
}

/**
 * Rows of one moment. `columns` are labels, in order, with what stands above them; `Value` is the number itself.
 * With several queries their numbers are `Value #A`, `Value #B` and rows are joined by their labels.
 */
export function rows(look: Look, shown: Record<string, string>): table.PanelBuilder {
  const panel = dressed(new table.PanelBuilder(), {
    ...look,
    queries: look.queries.map((one) => ({ ...one, table: true })),
  })
    .filterable(true)
    .cellHeight(common.TableCellHeight.Sm);
  if (look.queries.length > 1) panel.withTransformation({ id: 'merge', options: {} });
  return panel.withTransformation(columns(shown));
}

function columns(shown: Record<string, string>): DataTransformerConfig {
  const names = Object.keys(shown);
  return {
    id: 'organize',
    options: {
      includeByName: Object.fromEntries(names.map((name) => [name, true])),
      indexByName: Object.fromEntries(names.map((name, index) => [name, index])),
      renameByName: shown,
    },
  };
}
