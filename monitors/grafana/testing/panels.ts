import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Target {
  refId: string;
  expr: string;
  instant?: boolean;
  exemplar?: boolean;
  datasource?: { type: string; uid: string };
}
export interface PanelJson {
  id: number;
  type: string;
  title?: string;
  description?: string;
  datasource?: { type: string; uid: string };
  gridPos: { x: number; y: number; w: number; h: number };
  targets?: Target[];
  fieldConfig?: {
    defaults: {
      unit?: string;
      noValue?: string;
      thresholds?: { steps: object[] };
      links?: { url: string }[];
    };
    overrides: object[];
  };
  transformations?: { id: string; options: Record<string, unknown> }[];
}
export interface Variable {
  name: string;
  type: string;
  label?: string;
  query?: string | { query: string };
  regex?: string;
  refresh?: number;
  multi?: boolean;
  includeAll?: boolean;
  datasource?: { type: string; uid: string };
}
export interface BoardJson {
  uid: string;
  title: string;
  description: string;
  tags: string[];
  editable: boolean;
  timezone: string;
  schemaVersion: number;
  links: { type: string; tags: string[] }[];
  panels: PanelJson[];
  templating: { list: Variable[] };
  annotations: { list?: { name: string; expr?: string }[] };
}

const folder = join(import.meta.dirname, '../dashboards');

/** The dashboards as Grafana reads them. */
export function boardsOnDisk(): [file: string, board: BoardJson][] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as BoardJson]);
}

/** Panels that show data; a row only parts them. */
export function panelsOf({ panels }: BoardJson): PanelJson[] {
  return panels.filter(({ type }) => type !== 'row');
}

export function queryOf({ query }: Variable): string {
  return typeof query === 'string' ? query : (query?.query ?? '');
}
