import type { APIResponse } from '@playwright/test';

/** Whether somebody was let in and shown nothing: what was asked for was not done then. */
export async function isEmpty(answer: APIResponse): Promise<boolean> {
  return answer.status() === 200 && (await answer.body()).length === 0;
}
