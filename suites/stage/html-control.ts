import type { HTMLElement } from 'node-html-parser';

/** Text without the mark of a mandatory field and without doubled spaces. */
export function plain(text: string): string {
  return text.replace(/\*/g, '').replace(/\s+/g, ' ').trim();
}

const OWNED = 'input, select, textarea, button';

/** The controls that belong to a form, in the order of the page: those in it, and those that name it. */
export function controlsOf(page: HTMLElement, form: HTMLElement): HTMLElement[] {
  const id = form.getAttribute('id');
  return page.querySelectorAll(OWNED).filter((control) => {
    const named = control.getAttribute('form');
    const belongs = named === undefined ? control.closest('form') === form : named === id;
    return belongs && !isDisabled(control);
  });
}

/** Nobody can use it, and a browser does not send it. */
function isDisabled(control: HTMLElement): boolean {
  if (control.hasAttribute('disabled')) return true;
  const fieldset = control.closest('fieldset[disabled]');
  return fieldset !== null && control.closest('legend')?.parentNode !== fieldset;
}

export function typeOf(control: HTMLElement): string {
  if (control.tagName === 'SELECT' || control.tagName === 'TEXTAREA')
    return control.tagName.toLowerCase();
  const type = (control.getAttribute('type') ?? '').trim().toLowerCase();
  if (control.tagName !== 'BUTTON') return type || 'text';
  return type === 'button' || type === 'reset' ? type : 'submit';
}

/** Whether a control sends its form. */
export function isSubmit(control: HTMLElement): boolean {
  return ['submit', 'image'].includes(typeOf(control));
}

/** What a person reads on a button, and what a screen reader says. */
export function buttonNames(page: HTMLElement, button: HTMLElement): string[] {
  const shown =
    button.tagName === 'BUTTON'
      ? plain(button.text) || plain(picturesIn(button))
      : plain(button.getAttribute('value') ?? button.getAttribute('alt') ?? '');
  return [shown, ariaName(page, button)].filter((name) => name !== '');
}

function picturesIn(button: HTMLElement): string {
  const pictures = button.querySelectorAll('img[alt]');
  return pictures.map((picture) => picture.getAttribute('alt') ?? '').join(' ');
}

/** The names that `aria-labelledby` or `aria-label` give; empty where neither does. */
export function ariaName(page: HTMLElement, element: HTMLElement): string {
  const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
  const texts = ids.map((id) => withId(page, id)?.text ?? '');
  return plain(texts.join(' ')) || plain(element.getAttribute('aria-label') ?? '');
}

/** Ids of real pages have letters that a selector would have to escape. */
function withId(page: HTMLElement, id: string): HTMLElement | undefined {
  return page.querySelectorAll('[id]').find((one) => one.getAttribute('id') === id);
}

/** What stands beside a field: the labels that name it, and the one it is wrapped in. */
export function labelsOf(page: HTMLElement, field: HTMLElement): string[] {
  const id = field.getAttribute('id');
  const wrapping = field.closest('label');
  const labels = page.querySelectorAll('label').filter((label) => {
    const target = label.getAttribute('for');
    return target === undefined ? label === wrapping : target === id;
  });
  return labels.map(wordsOf);
}

/** A label's own words, without what can be chosen or typed in it. */
function wordsOf(label: HTMLElement): string {
  const inside = label.querySelectorAll(OWNED).map((control) => control.text);
  return plain(inside.reduce((text, part) => text.replace(part, ' '), label.text));
}
