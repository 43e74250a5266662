// Looks once at a target in a process of its own, whose environment a test has set:
//   node monitors/testing/look-once.ts <target> <module as JSON>
import type { z } from 'zod';
import type { Module } from '../../config/monitoring/module.ts';
import { look } from './look.ts';

const [target = '', module = ''] = process.argv.slice(2);
const { outcome, reason } = await look(target, JSON.parse(module) as z.input<typeof Module>);
process.stdout.write(`${outcome}${reason === undefined ? '' : `: ${reason}`}\n`);
process.exit(0);
