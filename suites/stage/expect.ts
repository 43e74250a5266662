import { expect as playwrightExpect } from '@playwright/test';
import { LIMITS } from './limits.ts';
import { LastRead, telling } from '../evidence/proof/facts.ts';

const configured = playwrightExpect.configure({ timeout: LIMITS.expect });

/**
 * Playwright's expectations with the limit of the suites, each noting what it read where proof is wanted. Outside
 * Playwright's runner, in a live probe, nothing else would tell them of the limit.
 */
export const expect = new Proxy(configured, {
  apply: (call, _this, [read, message]: [unknown, unknown?]) =>
    telling(call(read, message as string), read, labelOf(message)),
  get: (call, name) => (name === 'poll' ? polling : (Reflect.get(call, name) as unknown)),
});

/** Reads again and again until it holds: what was read last is noted. */
const polling: typeof configured.poll = (read, message) => {
  const last = new LastRead();
  const noted = async () => {
    const value = await read();
    last.value = value;
    return value;
  };
  return telling(configured.poll(noted, message), last, labelOf(message));
};

function labelOf(message: unknown): string {
  if (typeof message === 'string') return message;
  return (message as { message?: string } | undefined)?.message ?? '';
}
