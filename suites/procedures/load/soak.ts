// Even load for long.
export { browse, file, options, setup } from './arrivals.ts';
