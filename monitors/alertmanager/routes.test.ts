import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { alerts } from '../prometheus/testing/rules.ts';
import { findProgram } from '../testing/find-program.ts';
import { home } from './testing/alertmanager.ts';

const run = promisify(execFile);
const amtool = (...args: string[]) => run(findProgram('amtool'), args, { cwd: home });

/** Who is told of an alert with these labels, in the order of the routes. */
async function told(labels: Record<string, string>): Promise<string[]> {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  const { stdout } = await amtool(
    'config',
    'routes',
    'test',
    '--config.file=alertmanager.yml',
    ...pairs,
  );
  return stdout.trim().split(',');
}

test('Alertmanager takes the configuration', async () => {
  const { stdout } = await amtool('check-config', 'alertmanager.yml');
  expect(stdout).toContain('SUCCESS');
});

test.concurrent.each<[who: string, labels: string, receivers: string]>([
  [
    'the watchdog goes out of the house and nowhere else',
    'alertname=Watchdog scope=harness severity=S4 team=authority platform=nghiemthu',
    'deadman',
  ],
  [
    'a platform down',
    'alertname=PlatformUnavailable scope=platform severity=S1 team=operator platform=procedures',
    'register authority response-team operator',
  ],
  [
    'a journey that fails',
    'alertname=JourneyFailing scope=platform severity=S2 team=operator platform=documents',
    'register response-team operator',
  ],
  [
    'a slow platform',
    'alertname=PlatformSlow scope=platform severity=S3 team=operator platform=meetings',
    'register operator',
  ],
  [
    'errors here and there for days',
    'alertname=BudgetBurn1x scope=platform severity=S4 team=operator platform=reporting',
    'register operator',
  ],
  [
    'records that differ between two systems',
    'alertname=SyncDisagreeing scope=platform severity=S2 team=operator platform=procedures',
    'register response-team office operator',
  ],
  [
    'certificates to sign with',
    'alertname=SigningCertificatesEnding scope=platform severity=S3 team=authority platform=documents',
    'register authority',
  ],
  [
    'a fault of the harness opens no defect',
    'alertname=ProbeBlocked scope=harness severity=S3 team=authority platform=procedures',
    'authority',
  ],
  [
    'no monitor at all',
    'alertname=NoMonitor scope=harness severity=S1 team=authority platform=nghiemthu',
    'authority',
  ],
  [
    'VNPT is late',
    'alertname=DefectsOverdue scope=plan severity=S1 team=operator platform=procedures',
    'authority operator',
  ],
  [
    'the Office is late',
    'alertname=DefectsOverdue scope=plan severity=S3 team=office platform=procedures',
    'office',
  ],
  [
    'the response team is late',
    'alertname=DefectsOverdue scope=plan severity=S2 team=response-team platform=procedures',
    'authority response-team',
  ],
  [
    'the department is late: reported once',
    'alertname=DefectsOverdue scope=plan severity=S1 team=authority platform=procedures',
    'authority',
  ],
  [
    'a trial that says no',
    'alertname=GateNoGo scope=plan severity=S4 team=authority platform=all',
    'authority',
  ],
  ['what nobody claims', 'alertname=Other', 'authority'],
])('%s', async (_who, labels, receivers) => {
  const pairs = labels.split(' ').map((pair) => pair.split('=') as [string, string]);
  expect(await told(Object.fromEntries(pairs))).toEqual(receivers.split(' '));
});

test.concurrent.each(alerts().map(({ alert, labels }) => [alert, labels] as const))(
  '%s reaches its team, and the register where it is the platform’s',
  async (alertname, labels) => {
    const team = labels['team']?.startsWith('{{') === true ? 'operator' : (labels['team'] ?? '');
    const receivers = await told({
      severity: 'S2',
      platform: 'procedures',
      ...labels,
      alertname,
      team,
    });
    expect(receivers.includes('register')).toBe(labels['scope'] === 'platform');
    expect(receivers).toContain(alertname === 'Watchdog' ? 'deadman' : team);
  },
);

test('office hours are the plan’s', () => {
  const read = (file: string): unknown => parse(readFileSync(join(home, file), 'utf8'));
  const { calendar, timeZone } = read('../../config/plan.yaml') as {
    timeZone: string;
    calendar: { weekdays: number[]; hours: { from: string; to: string }[] };
  };
  const { time_intervals } = read('alertmanager.yml') as {
    time_intervals: {
      time_intervals: { location: string; weekdays: string[]; times: object[] }[];
    }[];
  };
  expect(calendar.weekdays).toEqual([1, 2, 3, 4, 5]);
  expect(time_intervals[0]?.time_intervals).toEqual([
    {
      location: timeZone,
      weekdays: ['monday:friday'],
      times: calendar.hours.map(({ from, to }) => ({ start_time: from, end_time: to })),
    },
  ]);
});
