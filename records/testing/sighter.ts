/** A program of its own that sees three causes on a target: `sighter.ts <store> <target>`. */
import { openStore } from '../store/store.ts';
import { newDefect, seenByRun } from './defects.ts';

const [address = '', target = ''] = process.argv.slice(2);
const store = await openStore(address);
for (const cause of ['x', 'y', 'z']) await seenByRun(store, target, 'r1', newDefect(cause));
await store.destroy();
