// Brought into a measured Node program by `--import`: when the program ends it tells the most memory it held, in MB.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env['NGHIEMTHU_BENCH_PEAK'];
if (file !== undefined && isMainThread)
  process.once('exit', () => writeFileSync(file, String(peakMb())));

/** getrusage's figure also counts the program that started this one, so /proc goes first. */
function peakMb(): number {
  if (!existsSync('/proc/self/status')) return process.resourceUsage().maxRSS / 1024;
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
}
