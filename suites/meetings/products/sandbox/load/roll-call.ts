import { arrange, handover, remove, visit } from './bridge.ts';

// All bridges come in at the same time, as at the beginning of a meeting.
export const { options } = handover;
export const setup = arrange;
export const join = visit;
export const teardown = remove;
