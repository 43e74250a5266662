// Load that rises until the platform no longer keeps up.
export { browse, options, register, setup, teardown } from './arrivals.ts';
