// Even load for long.
export { browse, file, options, setup, teardown } from './arrivals.ts';
