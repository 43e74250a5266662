import { expect as playwrightExpect } from '@playwright/test';
import { LIMITS } from './limits.ts';
import { telling } from '../evidence/proof/facts.ts';

const configured = playwrightExpect.configure({ timeout: LIMITS.expect });

/**
 * Playwright's expectations with the limit of the suites, each telling what it read where proof is wanted. Outside
 * Playwright's runner, in a live probe, nothing else would tell them of the limit.
 */
export const expect = new Proxy(configured, {
  apply: (call, _this, [read, message]: [unknown, unknown?]) =>
    telling(
      call(read, message as string),
      read,
      typeof message === 'string' ? message : ((message as { message?: string })?.message ?? ''),
    ),
});
