// Even load for long: what came of it is judged by the peak.
export { browse, options, register, setup } from './arrivals.ts';
