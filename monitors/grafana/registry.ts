import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { communes } from './boards/communes.ts';
import { defects } from './boards/defects.ts';
import { harness } from './boards/harness.ts';
import { journey } from './boards/journey.ts';
import { load } from './boards/load.ts';
import { media } from './boards/media.ts';
import { objectives } from './boards/objectives.ts';
import { overview } from './boards/overview.ts';
import { platform } from './boards/platform.ts';

/** All dashboards, by the name of their file. */
export const boards: Record<string, () => Dashboard> = {
  communes,
  defects,
  harness,
  journey,
  load,
  media,
  objectives,
  overview,
  platform,
};
