import { arrange, handover, remove, visit } from './bridge.ts';

// One bridge comes in and leaves again and again.
export const { options } = handover;
export const setup = arrange;
export const join = visit;
export const teardown = remove;
