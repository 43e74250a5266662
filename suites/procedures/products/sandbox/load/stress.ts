// Load that rises until the platform no longer keeps up.
export { browse, file, options, setup, teardown } from './arrivals.ts';
