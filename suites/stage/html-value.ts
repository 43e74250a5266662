import type { HTMLElement } from 'node-html-parser';
import { isSubmit, plain, typeOf } from './html-control.ts';
import { AnswerError } from './precondition.ts';

/** What the browser would send for a field nobody touched. */
export function untouched(field: HTMLElement): string[] {
  const type = typeOf(field);
  if (isSubmit(field) || ['file', 'button', 'reset'].includes(type)) return [];
  if (type === 'checkbox' || type === 'radio')
    return field.hasAttribute('checked') ? [ticked(field)] : [];
  if (type === 'textarea') return [field.text.replace(/^\r?\n/, '')];
  return type === 'select' ? chosen(field) : [field.getAttribute('value') ?? ''];
}

function ticked(field: HTMLElement): string {
  return field.getAttribute('value') ?? 'on';
}

function chosen(field: HTMLElement): string[] {
  const options = field.querySelectorAll('option').filter((one) => !one.hasAttribute('disabled'));
  const selected = options.filter((option) => option.hasAttribute('selected'));
  if (field.hasAttribute('multiple')) return selected.map(valueOf);
  const [one] = [...selected.slice(-1), ...options];
  return one === undefined ? [] : [valueOf(one)];
}

function valueOf(option: HTMLElement): string {
  return option.getAttribute('value') ?? plain(option.text);
}

/** A select takes the option's value, or part of the text a person would pick; a box is ticked or, for nothing, not. */
export function entered(field: HTMLElement, value: string): string[] {
  const type = typeOf(field);
  if (type === 'checkbox' || type === 'radio') return value === '' ? [] : [ticked(field)];
  if (type !== 'select') return [value];
  const options = field.querySelectorAll('option').filter((one) => !one.hasAttribute('disabled'));
  const found =
    options.find((option) => option.getAttribute('value') === value) ??
    options.find((option) => plain(option.text) === plain(value)) ??
    options.find((option) => plain(option.text).includes(value));
  if (found === undefined) throw new AnswerError(`không có lựa chọn “${value}”`);
  return [valueOf(found)];
}
