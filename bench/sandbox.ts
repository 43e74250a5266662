import { startSandbox } from '../trial/sandbox.ts';
import { seconds, type Bench } from './bench.ts';
import { Unmeasured } from './measure.ts';
import { underLimit, type Row } from './row.ts';

const limitSeconds = 3;
const rounds = 5;

/** How long the stand-in platforms take until they say they are ready and have each served a first page. */
export async function measureSandbox(bench: Bench): Promise<Row[]> {
  const samples: number[] = [];
  for (let round = 1; round <= (bench.quick ? 1 : rounds); round += 1) {
    const ms = await readyMs(bench);
    bench.say(`round ${round}: ready after ${seconds(ms).toFixed(2)} s`);
    samples.push(seconds(ms));
  }
  const note = 'from its start until ready and the first page of each served';
  const told = { measurement: 'sandbox', what: 'sandbox ready, all stand-ins', note };
  return [underLimit({ ...told, unit: 's' }, samples, limitSeconds, 'limit')];
}

async function readyMs({ root, stop }: Bench): Promise<number> {
  const began = performance.now();
  const sandbox = await startSandbox({ root, seed: 1, faults: [], stop });
  try {
    for (const [name, address] of Object.entries(sandbox.addresses)) {
      const page = await fetch(address);
      if (!page.ok) throw new Unmeasured(`the first page of ${name} is answered ${page.status}`);
      await page.text();
    }
    return performance.now() - began;
  } finally {
    await sandbox.stop();
  }
}
