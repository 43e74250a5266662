import { arrange, handover, remove, visit } from './bridge.ts';

// Bridges come in and leave; how many at once, or how often, is the profile's.
export const { options } = handover;
export const setup = arrange;
export const join = visit;
export const teardown = remove;
