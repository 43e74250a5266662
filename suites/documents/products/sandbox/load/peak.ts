// The peak hour: documents arrive evenly.
export { browse, options, register, setup, teardown } from './arrivals.ts';
