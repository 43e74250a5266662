// The peak hour of the last day: reports arrive evenly.
export { browse, file, options, setup, teardown } from './arrivals.ts';
