import { randomFillSync } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { awayFromHome, seconds, type Bench } from './bench.ts';
import { runNode, Unmeasured } from './measure.ts';
import { underLimit, type Row } from './row.ts';

/** Bytes of the file in the envelope. */
const FILE_BYTES = 50 * 2 ** 20;
const limitMb = 150;
const rounds = 3;

/** Memory of the whole command that judges an envelope with a file of 50 MB in it, Node and all. */
export async function measureEnvelope(bench: Bench): Promise<Row[]> {
  const file = path.join(bench.scratch, 'large.xml');
  writeLarge(bench, file);
  const args = [path.join(bench.root, 'cli', 'main.ts'), 'exchange', 'check', file];
  const peaks: number[] = [];
  for (let round = 1; round <= (bench.quick ? 1 : rounds); round += 1) {
    const { peakMb, ms } = await runNode(
      {
        ...{ args, cwd: bench.root, env: awayFromHome(bench) },
        ...{ codes: [0], stop: bench.stop, withinMs: 300_000 },
      },
      bench.scratch,
    );
    if (peakMb === null) throw new Unmeasured('the system does not tell how much memory it held');
    bench.say(`${peakMb.toFixed(1)} MB, ${seconds(ms).toFixed(1)} s`);
    peaks.push(peakMb);
  }
  const note = '`nghiemthu exchange check` on an envelope with 50 MB in base64';
  const told = { measurement: 'envelope', what: 'envelope of 50 MB, peak memory', note } as const;
  return [underLimit({ ...told, unit: 'MB' }, peaks, limitMb, 'limit')];
}

/** A right envelope of the corpus with a large file in place of its own. @throws {Unmeasured} */
function writeLarge({ root }: Bench, file: string): void {
  const [sample] = globSync('suites/*/testdata/envelopes/valid-reply.xml', { cwd: root });
  if (sample === undefined) throw new Unmeasured('there is no envelope to begin with');
  const [before, after] = readFileSync(path.join(root, sample), 'utf8').split(
    /(?<=<ContentTransferEncoded>)[^<]*/,
  );
  const content = randomFillSync(Buffer.alloc(FILE_BYTES)).toString('base64');
  writeFileSync(file, `${before}${content}${after}`);
}
