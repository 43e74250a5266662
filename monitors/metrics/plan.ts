import type { MonitorConfig } from '../../config/monitoring/load.ts';
import type { Platform } from '../../config/platforms/platform.ts';
import type { Family } from '../exposition/exposition.ts';
import { gauge } from '../exposition/family.ts';
import { maintenanceOf } from '../turns/maintenance.ts';

/** Metrics of what is configured: names, objectives, maintenance, the bounds of load profiles. */
export function planMetrics({ monitors, plan, platforms }: MonitorConfig, wall: number): Family[] {
  return [
    gauge(
      'nghiemthu_platform_info',
      'A platform that is watched, and what people call it',
      platforms.map(({ slug, name }) => [{ platform: slug, platform_name: name.vi }, 1]),
    ),
    gauge(
      'nghiemthu_slo_objective_ratio',
      'The availability that is aimed at',
      Object.entries(monitors.objectives).map(([platform, { ratio }]) => [{ platform }, ratio]),
    ),
    gauge(
      'nghiemthu_maintenance_active',
      'Whether the platform is in a maintenance window',
      platforms.map(({ slug }) => [
        { platform: slug },
        maintenanceOf(plan, monitors.maintenance, slug, wall) === null ? 0 : 1,
      ]),
    ),
    gauge(
      'nghiemthu_load_threshold_limit',
      'The configured bound of a load threshold, in the base unit of its metric',
      platforms.flatMap(limits),
    ),
  ];
}

/** Metrics of k6 that are times in milliseconds. */
const TIME = /^(?:http_req_(?!failed)|iteration_duration|group_duration)/;

function limits({ slug, load }: Platform): [Record<string, string>, number][] {
  return Object.entries(load).flatMap(([profile, { thresholds }]) =>
    thresholds.flatMap(({ metric, expression }): [Record<string, string>, number][] => {
      const [, aggregate = '', share = '', bound = ''] =
        /^\s*([a-z]+)(?:\(([\d.]+)\))?\s*[<>=!]+\s*(-?[\d.]+)\s*$/.exec(expression) ?? [];
      if (aggregate === '') return [];
      const stat = aggregate === 'p' ? `p(${share})` : aggregate;
      const value = TIME.test(metric) ? Number(bound) / 1_000 : Number(bound);
      return [[{ platform: slug, profile, metric, stat }, value]];
    }),
  );
}
