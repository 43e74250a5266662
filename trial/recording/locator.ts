import { maskText } from '../../suites/evidence/masking/words.ts';
import type { Place } from './action.ts';

/** Code that finds an element, and what a tester has to see to. */
export interface Locator {
  code: string;
  /** What people read, by which it is named. */
  words: string;
  /** Why it will not stay: no role and no label, or a person's data in it; empty where nothing is to be done. */
  todo: string;
}

/** Where a recorded element is, on what `on` is called. */
export function locatorOf(place: Place, on: string): Locator {
  const found = step(place, on);
  if (place.next === undefined) return found;
  const rest = locatorOf(place.next, found.code);
  return {
    code: rest.code,
    words: rest.words || found.words,
    todo: found.todo || rest.todo,
  };
}

const BY: Readonly<Record<string, string>> = {
  text: 'getByText',
  label: 'getByLabel',
  placeholder: 'getByPlaceholder',
  alt: 'getByAltText',
  title: 'getByTitle',
  'test-id': 'getByTestId',
};

function step({ kind, body, options }: Place, on: string): Locator {
  const exact = options.exact === true ? ', exact: true' : '';
  if (kind === 'role') {
    if (options.name === undefined)
      return { code: `${on}.getByRole(${quoted(body)})`, words: body, todo: '' };
    const { text, todo } = covered(options.name);
    return {
      code: `${on}.getByRole(${quoted(body)}, { name: ${text}${exact} })`,
      words: maskText(options.name),
      todo,
    };
  }
  const by = BY[kind];
  if (by !== undefined) {
    const { text, todo } = covered(body);
    const last = exact === '' ? '' : ', { exact: true }';
    return { code: `${on}.${by}(${text}${last})`, words: maskText(body), todo };
  }
  if (kind === 'first' || kind === 'last')
    return { code: `${on}.${kind}()`, words: '', todo: ORDER };
  if (kind === 'nth') return { code: `${on}.nth(${Number(body)})`, words: '', todo: ORDER };
  if (kind === 'frame-locator')
    return { code: `${on}.frameLocator(${quoted(body)})`, words: '', todo: '' };
  if (kind === 'has-text' || kind === 'has-not-text') {
    const { text, todo } = covered(body);
    const option = kind === 'has-text' ? 'hasText' : 'hasNotText';
    return { code: `${on}.filter({ ${option}: ${text} })`, words: maskText(body), todo };
  }
  return { code: `${on}.locator(${covered(body).text})`, words: '', todo: SELECTOR };
}

const ORDER = 'found by its place in the order: say which one by what is written beside it';
const SELECTOR = 'it has neither a role nor a label: ask the vendor for one';
const PERSONAL = 'a name or a number of a person was covered: find it by what stays the same';

/** What is written on a page may be somebody's own. */
function covered(text: string): { text: string; todo: string } {
  const masked = maskText(text);
  return { text: quoted(masked), todo: masked === text ? '' : PERSONAL };
}

/** As a literal in single quotes. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`;
}
