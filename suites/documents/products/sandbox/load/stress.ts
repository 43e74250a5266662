// Load that rises until the platform no longer keeps up: what it took then is not counted.
export { browse, options, register, setup } from './arrivals.ts';
