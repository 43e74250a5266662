// A whole working day at an even rate.
export { browse, file, options, setup, teardown } from './arrivals.ts';
