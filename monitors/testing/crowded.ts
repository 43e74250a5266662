// Looks at a target in a process that may open no more files:
//   sh -c 'ulimit -n 128; node monitors/testing/crowded.ts <url>'
import { openSync } from 'node:fs';
import { look } from './look.ts';

const [target = ''] = process.argv.slice(2);
// All that is needed is read before.
await look(target, { prober: 'http' }, { timeoutMs: 2_000 });
try {
  for (;;) openSync('/dev/null', 'r');
} catch {
  const looks = Array.from({ length: 20 }, () => look(target, { prober: 'http' }));
  for (const { outcome, reason } of await Promise.all(looks))
    process.stdout.write(`${outcome}: ${reason}\n`);
}
process.exit(0);
