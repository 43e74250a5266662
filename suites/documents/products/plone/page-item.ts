import type { APIRequestContext } from '@playwright/test';
import { z } from 'zod';
import { AnswerError } from '../../../stage/precondition.ts';
import { STATES } from '../../offer/document.ts';

const Item = z.object({ title: z.string(), review_state: z.string() });
const History = z.array(
  z.object({ action: z.string().nullish(), comments: z.string().nullish(), time: z.string() }),
);

/** A page of Plone as its own interface gives it. */
export interface PageItem {
  title: string;
  /** `private`, `pending`, `published`. */
  state: string;
  /** What came with a rejection, the last one; empty where nothing did. */
  opinion: string;
}

/** @throws AnswerError where this person is not given the page */
export async function itemAt(request: APIRequestContext, url: string): Promise<PageItem> {
  const item = Item.parse(await answered(request, url));
  const history = History.parse(await answered(request, `${url}/@history`));
  // The newest comes first, however it is sorted here.
  const [given] = history
    .filter(({ comments }) => (comments ?? '') !== '')
    .toSorted((a, b) => b.time.localeCompare(a.time));
  return { title: item.title, state: item.review_state, opinion: given?.comments ?? '' };
}

async function answered(request: APIRequestContext, url: string): Promise<unknown> {
  const answer = await request.get(url, { headers: { accept: 'application/json' } });
  if (!answer.ok()) throw new AnswerError(`${new URL(url).pathname} trả lời mã ${answer.status()}`);
  return answer.json();
}

/** The state in the words that all products are read as; Plone's own where it has another. */
export function stateOf({ state }: PageItem): string {
  if (state === 'private') return STATES.draft;
  if (state === 'pending') return STATES.submitted;
  return state === 'published' ? STATES.issued : state;
}
