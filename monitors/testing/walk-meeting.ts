// Walks a meeting on the stand-in once and prints what came of it, as JSON. A program of its own: what runs in windows
// goes there as its own text, which a test runner has changed.
//   node monitors/testing/walk-meeting.ts
import { loadMonitors } from '../../config/monitoring/load.ts';
import { home } from '../../config/home.ts';
import { startSandbox } from '../../trial/sandbox.ts';
import { exposition } from '../exposition/exposition.ts';
import { WalkingPlace } from './journeys.ts';

const platforms = [{ slug: 'meetings', addresses: ['meetings'] }];
const stop = new AbortController().signal;
const sandbox = await startSandbox({ root: home, seed: 1, faults: [], platforms, stop });
const place = new WalkingPlace();
try {
  const { addresses } = sandbox;
  const read = loadMonitors({
    ...{ root: home, target: 'sandbox', env: {}, addresses, platforms: ['meetings'] },
  });
  const platform = read.platforms.find(({ slug }) => slug === 'meetings');
  const on = { target: read.target, platform: platform! };
  const sample = await place.walk(on, 'meet', { timeoutMs: 120_000 });
  const { outcome, reason, families } = sample;
  process.stdout.write(JSON.stringify({ outcome, reason, text: exposition(families) }));
} finally {
  await place.close();
  await sandbox.stop();
}
