import type { MonitorConfig } from '../../config/monitoring/load.ts';

/** Official code of the province and of each commune → its present name. */
export function unitNames({
  plan: { province },
  communes,
}: Pick<MonitorConfig, 'plan' | 'communes'>): ReadonlyMap<string, string> {
  const own = [province.code, province.name.vi] as const;
  return new Map([own, ...communes.map(({ code, name }) => [code, name] as const)]);
}
