/** A program of its own that sees three causes on a target: `sighter.ts <store> <target>`. */
import { sightDefect } from '../defects.ts';
import { openStore } from '../store.ts';
import { newDefect } from './defects.ts';

const [address = '', target = ''] = process.argv.slice(2);
const store = await openStore(address);
for (const cause of ['x', 'y', 'z']) await sightDefect(store, target, 'r1', newDefect(cause));
await store.destroy();
