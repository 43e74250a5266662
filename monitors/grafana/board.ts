import {
  AnnotationQueryBuilder,
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  RowBuilder,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { Dashboard, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { SOURCE } from './look.ts';

/** All dashboards have it; each links to the others by it. */
export const TAG = 'nghiemthu';

export type Row = [title: string, panels: Builder<Panel>[]];

export interface Board {
  uid: string;
  title: string;
  description: string;
  /** How far back it looks at first. */
  from: string;
  refresh: string;
  variables: QueryVariableBuilder[];
  /** Whether maintenance and incidents of `$platform` are marked. */
  marked?: true;
  rows: Row[];
}

export function dashboard(board: Board): Dashboard {
  const built = new DashboardBuilder(board.title)
    .uid(board.uid)
    .description(board.description)
    .tags([TAG])
    .timezone('Asia/Ho_Chi_Minh')
    .weekStart('monday')
    .time({ from: board.from, to: 'now' })
    .refresh(board.refresh)
    .readonly()
    .tooltip(DashboardCursorSync.Crosshair)
    .link(
      new DashboardLinkBuilder('Các bảng khác')
        .type(DashboardLinkType.Dashboards)
        .tags([TAG])
        .asDropdown(true)
        .keepTime(true)
        .includeVars(true),
    )
    .withVariable(
      new DatasourceVariableBuilder('datasource')
        .label('Nguồn dữ liệu')
        .type('prometheus')
        .current({ text: 'Prometheus', value: 'nghiemthu-prometheus' }),
    )
    .annotations(board.marked ? marks() : []);
  for (const variable of board.variables) built.withVariable(variable);
  for (const [title, panels] of board.rows) {
    built.withRow(new RowBuilder(title));
    for (const panel of panels) built.withPanel(panel);
  }
  return numbered(built.build());
}

/** Every panel a number of its own, in the order they are read. */
function numbered(built: Dashboard): Dashboard {
  const panels = (built.panels ?? []).map((panel, index) => ({ ...panel, id: index + 1 }));
  return { ...built, id: null, version: 1, panels };
}

function marks(): AnnotationQueryBuilder[] {
  const mark = (name: string, colour: string, expr: string, text: string) =>
    new AnnotationQueryBuilder()
      .name(name)
      .datasource(SOURCE)
      .enable(true)
      .hide(false)
      .iconColor(colour)
      .expr(expr)
      .step('60s')
      .titleFormat(name)
      .textFormat(text);
  return [
    mark(
      'Sự cố',
      'red',
      'max by (probe, severity) (nghiemthu_incident_active{platform="$platform"}) == 1',
      '{{severity}} · {{probe}}',
    ),
    mark(
      'Bảo trì',
      'blue',
      'max by (platform) (nghiemthu_maintenance_active{platform="$platform"}) == 1',
      '',
    ),
  ];
}

/** Platforms by the names people know them by. */
export function platformVariable(): QueryVariableBuilder {
  return variable('platform', 'Nền tảng', 'query_result(platform:nghiemthu_name:info)').regex(
    '/platform="(?<value>[^"]+)", platform_name="(?<text>[^"]+)"/',
  );
}

export function variable(name: string, label: string, definition: string): QueryVariableBuilder {
  return new QueryVariableBuilder(name)
    .label(label)
    .datasource(SOURCE)
    .query({
      qryType: definition.startsWith('label_values') ? 1 : 3,
      query: definition,
      refId: name,
    })
    .definition(definition)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc);
}

/** Of which any number may be chosen, all at first. */
export function several(builder: QueryVariableBuilder): QueryVariableBuilder {
  return builder.multi(true).includeAll(true).current({ text: 'All', value: '$__all' });
}
