import type { HTMLElement } from 'node-html-parser';
import { ariaName, buttonNames, controlsOf, labelsOf, plain, typeOf } from './html-control.ts';
import { entered, untouched } from './html-value.ts';
import { AnswerError } from './precondition.ts';

export interface FilePayload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** What to fill in, by the label a person reads. */
export type FormValues = Record<string, string | FilePayload | readonly FilePayload[]>;

type Entry = string | FilePayload;

/** A form of a page with what a browser would send of it. */
export class FilledForm {
  readonly form: HTMLElement;
  /** The button that sends it; null where it has none. */
  readonly button: HTMLElement | null;
  readonly #page: HTMLElement;
  readonly #controls: HTMLElement[];
  readonly #fields: HTMLElement[];
  readonly #entries = new Map<HTMLElement, Entry[]>();

  constructor(page: HTMLElement, form: HTMLElement, button: HTMLElement | null) {
    this.form = form;
    this.button = button;
    this.#page = page;
    this.#controls = controlsOf(page, form);
    this.#fields = this.#controls.filter((one) => one.tagName !== 'BUTTON');
    for (const field of this.#fields) this.#entries.set(field, untouched(field));
  }

  /** Enters something into what is mandatory and was left empty. */
  complete(fallback: (label: string) => string | undefined): void {
    for (const field of this.#fields) {
      if (!isMandatory(field) || this.#entries.get(field)?.some((entry) => entry !== '')) continue;
      const known = namesOf(this.#page, field)
        .map(fallback)
        .find((value) => value !== undefined);
      if (known !== undefined) this.#enter(field, known);
    }
  }

  /** @throws AnswerError where the form has no such field or choice */
  fill(values: FormValues): void {
    for (const [label, value] of Object.entries(values)) {
      const field = this.#labelled(label);
      if (field !== undefined) this.#enter(field, value);
      else if (!this.#choose(label, value))
        throw new AnswerError(`biểu mẫu “${this.#name()}” không có ô “${label}”`);
    }
  }

  /** Name and value of all that is sent, in the order of the page; of the buttons only the one that is pressed. */
  entries(): [string, Entry][] {
    return this.#controls.flatMap((control): [string, Entry][] => {
      const name = control.getAttribute('name') ?? '';
      if (name === '') return [];
      if (control !== this.button)
        return (this.#entries.get(control) ?? []).map((entry) => [name, entry]);
      if (typeOf(control) !== 'image') return [[name, control.getAttribute('value') ?? '']];
      const corner = ['x', 'y'] as const;
      return corner.map((side) => [`${name}.${side}`, '0']);
    });
  }

  #name(): string {
    const own = ariaName(this.#page, this.form);
    return own || (this.button === null ? '' : (buttonNames(this.#page, this.button)[0] ?? ''));
  }

  /** What stands beside a field comes first, then what a screen reader says; a placeholder is the last resort. */
  #labelled(label: string): HTMLElement | undefined {
    const wanted = plain(label);
    const by = (name: (field: HTMLElement) => string[]) =>
      this.#fields.find((field) => name(field).includes(wanted));
    return (
      by((field) => labelsOf(this.#page, field)) ??
      by((field) => [ariaName(this.#page, field)]) ??
      by((field) => namesOf(this.#page, field))
    );
  }

  /** One of several choices, by the words over all of them and its own. */
  #choose(label: string, value: FormValues[string]): boolean {
    const choice = this.#fields.find(
      (field) =>
        ['radio', 'checkbox'].includes(typeOf(field)) &&
        groupOf(this.#page, field) === plain(label) &&
        typeof value === 'string' &&
        [...namesOf(this.#page, field), field.getAttribute('value')].includes(value),
    );
    if (choice !== undefined) this.#enter(choice, 'on');
    return choice !== undefined;
  }

  #enter(field: HTMLElement, value: FormValues[string]): void {
    if (typeOf(field) === 'radio')
      for (const other of this.#fields)
        if (typeOf(other) === 'radio' && other.getAttribute('name') === field.getAttribute('name'))
          this.#entries.set(other, []);
    this.#entries.set(field, typeof value === 'string' ? entered(field, value) : [value].flat());
  }
}

function namesOf(page: HTMLElement, field: HTMLElement): string[] {
  const names = [...labelsOf(page, field), ariaName(page, field)].filter((name) => name !== '');
  if (names.length > 0) return names;
  const last = field.getAttribute('title') ?? field.getAttribute('placeholder') ?? '';
  return [plain(last)].filter((name) => name !== '');
}

/** The words over a group of choices. */
function groupOf(page: HTMLElement, field: HTMLElement): string {
  const group = field.closest('[role="radiogroup"], [role="group"], fieldset');
  if (group === null) return '';
  return ariaName(page, group) || plain(group.querySelector('legend')?.text ?? '');
}

function isMandatory(field: HTMLElement): boolean {
  return field.hasAttribute('required') || field.getAttribute('aria-required') === 'true';
}
