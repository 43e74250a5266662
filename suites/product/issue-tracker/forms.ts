import type { APIRequestContext, APIResponse } from '@playwright/test';
import { parse } from 'node-html-parser';
import type { HTMLElement } from 'node-html-parser';
import type { FilePayload } from '../../stage/html-fill.ts';
import { AnswerError } from '../../stage/precondition.ts';

/** A form's fields by their names, to be sent without a window. */
export type Fields = Record<string, string | FilePayload>;

/** A page as somebody reads it. @throws AnswerError where it is no success, or the sign-in page in its place */
export async function readIssuePage(request: APIRequestContext, url: string): Promise<HTMLElement> {
  const answer = await request.get(url);
  const { pathname } = new URL(url);
  if (!answer.ok()) throw new AnswerError(`trang ${pathname} trả lời mã ${answer.status()}`);
  if (new URL(answer.url()).pathname === '/login')
    throw new AnswerError(`trang đăng nhập hiện ra thay cho trang ${pathname}`);
  return parse(await answer.text());
}

/**
 * Sends a form of a page with its token.
 * @throws AnswerError where the answer is no success or names mistakes
 */
export async function sendIssueForm(
  request: APIRequestContext,
  page: HTMLElement,
  url: string,
  fields: Fields,
): Promise<APIResponse> {
  const token = page.querySelector('meta[name=csrf-token]')?.getAttribute('content') ?? '';
  const form = new FormData();
  form.set('authenticity_token', token);
  for (const [name, value] of Object.entries(fields))
    if (typeof value === 'string') form.set(name, value);
    else {
      const file = new File([new Uint8Array(value.buffer)], value.name, { type: value.mimeType });
      form.set(name, file);
    }
  const answer = await request.post(url, { multipart: form });
  const mistakes = parse(await answer.text())
    .querySelector('#errorExplanation')
    ?.text.trim();
  if (!answer.ok() || mistakes !== undefined)
    throw new AnswerError(
      `${new URL(url).pathname} trả lời mã ${answer.status()}${mistakes === undefined ? '' : `: ${mistakes}`}`,
    );
  return answer;
}

/** The value of a choice by its words; undefined where it is not offered. */
export function choiceOf(page: HTMLElement, select: string, words: string): string | undefined {
  return page
    .querySelectorAll(`${select} option`)
    .find((option) => option.text.trim() === words)
    ?.getAttribute('value');
}

/** The name of a field of the desk's own by its label. */
export function fieldOf(page: HTMLElement, label: string): string {
  const found = page
    .querySelectorAll('label')
    .find((one) => one.text.replace('*', '').trim() === label);
  const id = found?.getAttribute('for');
  const name = id === undefined ? undefined : page.querySelector(`#${id}`)?.getAttribute('name');
  if (name === undefined) throw new AnswerError(`biểu mẫu không có ô “${label}”`);
  return name;
}
