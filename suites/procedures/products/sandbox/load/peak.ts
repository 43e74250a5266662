// The peak hour: dossiers arrive evenly.
export { browse, file, options, setup, teardown } from './arrivals.ts';
