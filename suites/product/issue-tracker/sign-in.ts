import { parse } from 'node-html-parser';
import type { SignIn } from '../../stage/house.ts';
import { AnswerError } from '../../stage/precondition.ts';
import type { Stage } from '../../stage/stage.ts';
import { addressOf } from '../../stage/target.ts';
import { sendIssueForm } from './forms.ts';

/** Signs in at an address of a target as its page for that does. */
export function signInAt(name: string): SignIn {
  return async (request, target, { username, password }) => {
    const url = `${addressOf(target, name)}/login`;
    const page = parse(await (await request.get(url)).text());
    const answer = await sendIssueForm(request, page, url, { username, password });
    if (new URL(answer.url()).pathname === '/login')
      throw new AnswerError(`tài khoản ${username} không đăng nhập được`);
  };
}

/**
 * Tells whether an address of a target leads to a program that describes itself by this title.
 * @returns false where it does not answer
 * @throws AnswerError where another product answers
 */
export function recogniseAt(name: string, title: string): (stage: Stage) => Promise<boolean> {
  return async (stage) => {
    const request = await stage.anonymous();
    const answer = await request.get(`${addressOf(stage.target, name)}/login`).catch(() => null);
    if (answer === null || answer.status() >= 500) return false;
    const description = parse(await answer.text()).querySelector('meta[name=description]');
    if (description?.getAttribute('content') !== title)
      throw new AnswerError(`trang đăng nhập không phải của ${title}`);
    return true;
  };
}
