import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeSmall, start, type Ran, type Running, type Small } from '../testing/small.ts';

const spec = 'suites/small/small.spec.ts';

let small: Small;
beforeEach(async () => {
  small = await makeSmall();
});
afterEach(async () => {
  await small.close();
});

function begin(small: Small, ...more: string[]): Running {
  return start(small, [
    ...['trial', '--root', small.root, '--target', 'here', '--json', '--format', 'json'],
    ...more,
  ]);
}

/** Twenty quick cases more, so that there is a middle to stop in; they need no browser. */
function manyCases(small: Small): void {
  const more = Array.from(
    { length: 20 },
    (_, n) =>
      `test('ca ${n}', async ({ request }) => { expect((await request.get(addresses.small)).status()).toBe(200); });\n`,
  );
  small.file(spec, readFileSync(path.join(small.root, spec), 'utf8') + more.join(''));
}

function longLoad(): void {
  small.edit('config/platforms/small/platform.yaml', 'duration: 1s', 'duration: 60s');
}

/** Ids of the cases that the program said were kept. */
function acknowledged(ran: Pick<Ran, 'stderr'>): string[] {
  return [...ran.stderr.matchAll(/ m?s\) \[([0-9a-f]{12})\]/g)].map((match) => match[1]!);
}

function kept(small: Small): Map<string, string> {
  if (!existsSync(small.store)) return new Map();
  const db = new DatabaseSync(small.store, { readOnly: true });
  const rows = db.prepare('select case_id, verdict from case_result').all() as {
    case_id: string;
    verdict: string;
  }[];
  db.close();
  return new Map(rows.map((row) => [row.case_id, row.verdict]));
}

describe.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s', (signal) => {
  test('during the suites: undecided, what was proved is kept, and a resume goes on to go', async () => {
    manyCases(small);
    const running = begin(small);
    await running.told(/ca 3/);
    running.kill(signal);
    const ran = await running.ended;
    expect(ran.code, ran.stderr).toBe(2);
    expect(ran.report?.run.ending).toBe('interrupted');
    expect(ran.report?.decision).toBe('undecided');
    expect(ran.report?.defects).toEqual([]);
    const before = acknowledged(ran);
    expect(before.length).toBeGreaterThan(0);
    expect(before.length).toBeLessThan(22);
    const again = await begin(small, '--resume', ran.report?.run.id ?? '').ended;
    expect(again.code, again.stderr).toBe(0);
    expect(
      acknowledged(again).filter((id) => before.includes(id) && kept(small).get(id) !== 'pass'),
    ).toEqual([]);
    expect(again.report?.cases).toHaveLength(22);
  });
});

test('a signal during load ends k6 and leaves the run undecided', async () => {
  longLoad();
  const running = begin(small);
  await running.told(/Kiểm thử tải: quick/);
  running.kill('SIGINT');
  const ran = await running.ended;
  expect(ran.code, ran.stderr).toBe(2);
  expect(ran.report?.run.ending).toBe('interrupted');
  const load = ran.report?.platforms[0]?.requirements.find((one) => one.id === 'NHO-03');
  expect(load?.verdict).not.toBe('pass');
});

test('a terminal that goes away does not end what is being proved', async () => {
  const running = begin(small);
  await running.told(/Chạy kịch bản/);
  running.hangUp();
  expect((await running.ended).code).toBe(0);
  expect([...kept(small).values()]).toEqual(['pass', 'pass']);
});

/** Fifty points take minutes; a change is tried at some of them. */
const POINTS = process.env['NGHIEMTHU_LONG_TESTS'] === undefined ? 18 : 50;

test('killed at many points: every acknowledged case is in the store as it was acknowledged', async () => {
  const lost: string[] = [];
  let told = 0;
  const points = Array.from({ length: POINTS }, (_, i) => Math.floor((i * 50) / POINTS));
  const lane = async (mine: Small) => {
    manyCases(mine);
    for (let point = points.shift(); point !== undefined; point = points.shift()) {
      const running = begin(mine, '--no-load', '--grep', 'ca ');
      // After so many acknowledgements, and then somewhere before the next two or three.
      await running.told(
        new RegExp(`(?:.*\\n)*?(?:.* m?s\\) \\[[0-9a-f]{12}\\].*\\n){${point % 8}}`),
      );
      await new Promise((resolve) => setTimeout(resolve, (point * 37) % 250));
      running.kill('SIGKILL');
      const ids = acknowledged(await running.ended);
      told += ids.length;
      const store = kept(mine);
      lost.push(...ids.filter((id) => store.get(id) !== 'pass'));
    }
  };
  const other = await makeSmall();
  try {
    await Promise.all([small, other].map(lane));
  } finally {
    await other.close();
  }
  expect(lost).toEqual([]);
  expect(told).toBeGreaterThan(2 * POINTS);
}, 400_000);
