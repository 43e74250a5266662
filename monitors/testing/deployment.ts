import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import { loadMonitors } from '../../config/monitoring/load.ts';
import type { MonitorConfig } from '../../config/monitoring/load.ts';
import type { Deployment } from '../look/look.ts';
import { unitNames } from '../metrics/unit-names.ts';

/** The repository's own configuration on stand-ins that a test started. */
export function sandboxConfig(addresses: Record<string, string>): MonitorConfig {
  return loadMonitors({
    root: `${import.meta.dirname}/../..`,
    target: 'sandbox',
    env: {},
    addresses,
  });
}

/** A deployment of the platform `procedures`, with the parts of its target that a test changes. */
export function deploymentOf(
  config: MonitorConfig,
  more: Partial<ResolvedTarget> = {},
): Deployment {
  const platform = config.platforms.find(({ slug }) => slug === 'procedures');
  if (platform === undefined) throw new Error('there is no platform procedures');
  return {
    ...{ target: { ...config.target, ...more }, platform, units: unitNames(config) },
    ...{ probe: 'test', vantage: config.monitors.vantage },
  };
}
