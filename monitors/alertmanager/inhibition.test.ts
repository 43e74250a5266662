import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { alert, PATIENCE, Scene } from './testing/scene.ts';

const scene = new Scene();
beforeAll(() => scene.open());
afterAll(() => scene.close());

type Firing = [alertname: string, labels: Record<string, string>];
const harness = { severity: 'S2', scope: 'harness', team: 'authority', platform: 'p4' };

test.each<[rule: string, source: Firing, silent: Firing[], told: Firing[]]>([
  [
    'a platform down silences its journeys, burn and slowness, not its certificate and not another platform',
    ['PlatformUnavailable', { severity: 'S1', platform: 'p1', probe: 'home' }],
    [
      ['JourneyFailing', { severity: 'S2', platform: 'p1', probe: 'walk' }],
      ['PlatformSlow', { severity: 'S3', platform: 'p1', probe: 'other' }],
      ['BudgetBurn14x', { severity: 'S1', platform: 'p1' }],
      ['SyncQueueOld', { severity: 'S2', platform: 'p1', probe: 'sync' }],
      ['MediaLate', { severity: 'S3', platform: 'p1', probe: 'meet', vantage: 'v' }],
      ['IncidentOpen', { severity: 'S2', platform: 'p1', probe: 'x' }],
    ],
    [
      ['CertificateEnding3d', { severity: 'S2', platform: 'p1', probe: 'home' }],
      ['JourneyFailing', { severity: 'S2', platform: 'p1-other', probe: 'walk' }],
    ],
  ],
  [
    'an incident speaks for its symptom, of the same probe alone',
    ['IncidentOpen', { severity: 'S3', platform: 'p2', probe: 'home' }],
    [
      ['ProbeFailing', { severity: 'S2', platform: 'p2', probe: 'home' }],
      ['MediaFrozen', { severity: 'S3', platform: 'p2', probe: 'home', vantage: 'v' }],
    ],
    [
      ['ProbeFailing', { severity: 'S2', platform: 'p2', probe: 'catalogue' }],
      ['ProbeFailingFromOnePlace', { severity: 'S3', platform: 'p2', probe: 'home', vantage: 'v' }],
    ],
  ],
  [
    'the fast burn speaks for the slow ones of the same platform',
    ['BudgetBurn14x', { severity: 'S1', platform: 'p3' }],
    [
      ['BudgetBurn6x', { severity: 'S2', platform: 'p3' }],
      ['BudgetBurn1x', { severity: 'S4', platform: 'p3' }],
    ],
    [
      ['ProbeFailing', { severity: 'S2', platform: 'p3', probe: 'home' }],
      ['BudgetBurn1x', { severity: 'S4', platform: 'p3-other' }],
    ],
  ],
  [
    'a monitor down speaks for what it cannot do, not for another monitor',
    ['MonitorDown', { ...harness, vantage: 'here' }],
    [
      ['ProbeSilent', { ...harness, probe: 'home', vantage: 'here' }],
      ['VantageSilent', { ...harness, vantage: 'here' }],
    ],
    [['ProbeSilent', { ...harness, probe: 'home', vantage: 'there' }]],
  ],
  [
    'an overdue defect silences nothing',
    ['DefectsOverdue', { severity: 'S1', platform: 'p5', scope: 'plan' }],
    [],
    [
      ['BudgetBurn6x', { severity: 'S2', platform: 'p5' }],
      ['JourneySlow', { severity: 'S3', platform: 'p5', journey: 'walk' }],
    ],
  ],
])('%s', async (_rule, source, silent, told) => {
  await scene.post(alert(...source));
  await vi.waitFor(async () => expect(await scene.state(...source)).toBe('active'), PATIENCE);
  await scene.post(...[...silent, ...told].map((one) => alert(...one)));
  await scene.settled();
  const sent = scene.calls.flatMap(({ alerts }) => alerts.map(({ labels }) => labels));
  for (const [alertname, labels] of silent) {
    expect(await scene.state(alertname, labels), alertname).toBe('suppressed');
    expect(sent).not.toContainEqual(expect.objectContaining({ alertname, ...labels }));
  }
  for (const [alertname, labels] of told)
    expect(await scene.state(alertname, labels), alertname).toBe('active');
});

test('no monitor at all speaks for every monitor', async () => {
  await scene.post(alert('NoMonitor', { ...harness, severity: 'S1' }));
  await vi.waitFor(async () => expect(await scene.state('NoMonitor', {})).toBe('active'), PATIENCE);
  await scene.post(alert('MonitorDown', { ...harness, vantage: 'gone' }));
  await scene.settled();
  expect(await scene.state('MonitorDown', { vantage: 'gone' })).toBe('suppressed');
  expect(await scene.state('NoMonitor', {})).toBe('active');
});
