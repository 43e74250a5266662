// Even load for long.
export { browse, options, register, setup, teardown } from './arrivals.ts';
