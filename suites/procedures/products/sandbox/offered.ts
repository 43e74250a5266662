import { parse } from 'node-html-parser';
import { plain } from '../../../stage/html-table.ts';

/** What a choice of a filter offers, by its label, without the one that narrows nothing. */
export function offered(page: string, label: string): string[] {
  const all = parse(page);
  const named = all.querySelectorAll('main label').find((one) => plain(one.text) === label);
  const options = all.querySelectorAll(`#${named?.getAttribute('for') ?? 'none'} option`);
  return options.filter((one) => one.getAttribute('value') !== '').map((one) => plain(one.text));
}
