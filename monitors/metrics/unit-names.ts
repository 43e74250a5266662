import type { MonitorConfig } from '../../config/monitoring/load.ts';

/** Official code of the province and of each commune → its present name. */
export function unitNames({
  plan,
  communes,
}: Pick<MonitorConfig, 'plan' | 'communes'>): ReadonlyMap<string, string> {
  const province = [plan.province.code, plan.province.name.vi] as const;
  return new Map([province, ...communes.map(({ code, name }) => [code, name] as const)]);
}
