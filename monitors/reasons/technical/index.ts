import type { Code, Facts, OfEach, Reason } from '../../../words/reasons/reason.ts';
import { browserTexts } from './browser.ts';
import { connection } from './connection.ts';
import { shortened } from '../../../words/reasons/shortened.ts';
import type { Line } from './line.ts';
import { monitorTexts } from './monitor.ts';
import { page } from './page.ts';
import { platformLines } from './platform.ts';

/** What is no judgement on the target is a text alone, and the rest a line with fields. */
const LINES: OfEach<Facts, Line | string> = {
  ...page,
  ...connection,
  ...platformLines(technical),
  ...monitorTexts(technical),
  ...browserTexts,
};

/** What the log of a probe says of a reason. */
export function lineOf(reason: Reason): Line {
  const made = (LINES[reason.code] as (facts: Reason) => Line | string)(reason);
  return typeof made === 'string' ? { message: made } : made;
}

/** A reason in one line of English, for logs and programs. */
export function technical(reason: Reason): string {
  const { message, fields } = lineOf(reason);
  const { err, status_code: status } = fields ?? {};
  const text = status === undefined ? message : `${message}, got ${String(status)}`;
  return err === undefined ? text : `${text}: ${shortened(String(err))}`;
}

/** Every code there is. */
export const CODES = Object.keys(LINES) as Code[];
