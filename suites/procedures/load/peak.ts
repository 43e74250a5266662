// The peak hour: dossiers arrive evenly.
export { browse, file, options, setup } from './arrivals.ts';
