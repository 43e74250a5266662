import path from 'node:path';
import { ending, endChild, startChild, tail } from '../trial/children.ts';
import { seconds, type Bench } from './bench.ts';
import { Unmeasured } from './measure.ts';
import { underLimit, type Row } from './row.ts';

const limitSeconds = 3;
const rounds = 5;

/** How long the stand-in platforms take until they say they are ready and have served a first page. */
export async function measureSandbox(bench: Bench): Promise<Row[]> {
  const samples: number[] = [];
  for (let round = 1; round <= (bench.quick ? 1 : rounds); round += 1) {
    const ms = await readyMs(bench);
    bench.say(`round ${round}: ready after ${seconds(ms).toFixed(2)} s`);
    samples.push(seconds(ms));
  }
  const note = 'from its start until ready and the first page served';
  const told = { measurement: 'sandbox', what: 'sandbox ready, 5,000 migrated dossiers', note };
  return [underLimit({ ...told, unit: 's' }, samples, limitSeconds, 'limit')];
}

async function readyMs({ root, stop }: Bench): Promise<number> {
  const began = performance.now();
  const child = startChild(
    process.execPath,
    [path.join(root, 'sandbox', 'main.ts'), '--migrated', '5000', '--with-parent'],
    { cwd: root, env: process.env, stdio: ['pipe', 'pipe', 'pipe'], stop, gentle: 'SIGTERM' },
  );
  const errors = tail(child.stderr);
  const late = setTimeout(() => void endChild(child, 'SIGTERM'), 30_000);
  try {
    const line = await new Promise<string>((resolve, reject) => {
      child.stdout?.setEncoding('utf8').once('data', resolve);
      void ending(child).then(({ reason }) => reject(new Unmeasured(errors() || reason)));
    });
    const { procedures } = JSON.parse(line) as { procedures: string };
    const page = await fetch(procedures);
    if (!page.ok) throw new Unmeasured(`the first page was answered with ${page.status}`);
    await page.text();
    return performance.now() - began;
  } finally {
    clearTimeout(late);
    await endChild(child, 'SIGTERM');
  }
}
