// Load that rises until the platform no longer keeps up: what it took then is not counted.
export { browse, file, options, setup } from './arrivals.ts';
