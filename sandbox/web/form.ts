import type { Request } from 'express';
import { attribute, html } from './html.ts';
import type { Content, Html } from './html.ts';

export interface InputSpec {
  name: string;
  label: string;
  type?: string;
  value?: string | null;
  required?: boolean;
  hint?: string;
  autocomplete?: string;
  accept?: string;
  multiple?: boolean;
}

function wrap(spec: InputSpec, control: Content): Html {
  const id = `f-${spec.name}`;
  return html`<div class="field">
    <label for="${id}"
      >${spec.label}${spec.required && html` <span class="must" aria-hidden="true">*</span>`}</label
    >
    ${control} ${spec.hint && html`<p class="hint" id="${id}-hint">${spec.hint}</p>`}
  </div>`;
}

const hinted = (spec: InputSpec) => spec.hint && html` aria-describedby="f-${spec.name}-hint"`;

/** A labelled input; `type` as in HTML. */
export function input(spec: InputSpec): Html {
  return wrap(
    spec,
    html`<input
      id="f-${spec.name}"
      name="${spec.name}"
      type="${spec.type ?? 'text'}"
      ${
        spec.value !== undefined && spec.type !== 'file' && html` value="${spec.value}"`
      }${spec.autocomplete && html` autocomplete="${spec.autocomplete}"`}${attribute(
        'required',
        spec.required ?? false,
      )}${attribute('multiple', spec.multiple ?? false)}${spec.accept && html` accept="${spec.accept}"`}${hinted(spec)}
    />`,
  );
}

/** @param rows lines that are seen at once */
export function textarea({ rows = 3, ...spec }: InputSpec & { rows?: number }): Html {
  return wrap(
    spec,
    html`<textarea
      id="f-${spec.name}"
      name="${spec.name}"
      rows="${rows}"
      ${attribute('required', spec.required ?? false)}${hinted(spec)}
    >
${spec.value}</textarea>`,
  );
}

export interface Option {
  value: string;
  text: string;
}

export function select(spec: InputSpec & { options: Option[]; empty?: string }): Html {
  return wrap(
    spec,
    html`<select
      id="f-${spec.name}"
      name="${spec.name}"
      ${attribute('required', spec.required ?? false)}${hinted(spec)}
    >
      ${spec.empty !== undefined && html`<option value="">${spec.empty}</option>`}
      ${spec.options.map(
        (option) =>
          html`<option
            value="${option.value}"
            ${attribute('selected', option.value === spec.value)}
          >
            ${option.text}
          </option>`,
      )}
    </select>`,
  );
}

/** Term and value pairs; pairs without a value are left out. */
export function facts(pairs: [string, Content][]): Html {
  const shown = pairs.filter(
    ([, value]) => value !== null && value !== undefined && value !== '' && value !== false,
  );
  return html`<dl class="facts">
    ${shown.map(
      ([term, value]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

// The roles are written out because browsers drop them where small screens turn rows into blocks.
/** @param wide heading of the column that gets most of the room */
export function table(caption: string, headings: string[], rows: Content[][], wide?: string): Html {
  const widened = (heading: string | undefined) =>
    heading !== undefined && heading === wide && html` class="wide"`;
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table role="table">
      <caption>
        ${caption}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${headings.map((heading) => html`<th scope="col" role="columnheader">${heading}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          (cells) =>
            html`<tr role="row">
              ${cells.map((cell, i) =>
                i === 0
                  ? html`<th scope="row" role="rowheader">${cell}</th>`
                  : html`<td role="cell" data-label="${headings[i]}" ${widened(headings[i])}>
                      ${cell}
                    </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Far beyond any list: what is asked for must stay a number that the store can count with. */
const LAST_PAGE = 1_000_000;

/** The page of a list that an address asks for, from 1. */
export function pageAsked({ query }: Request): number {
  const page = Math.trunc(Number(query['trang']));
  return Math.min(Math.max(1, page || 1), LAST_PAGE);
}

/** Links to the previous and the next page of a list. */
export function pager(
  path: string,
  query: Record<string, string>,
  page: number,
  pages: number,
): Html {
  const link = (to: number, text: string) =>
    html`<a href="${path}?${new URLSearchParams({ ...query, trang: String(to) }).toString()}"
      >${text}</a
    >`;
  return html`<nav class="pager" aria-label="Phân trang">
    ${page > 1 && link(page - 1, 'Trang trước')}
    <span>Trang ${page}/${Math.max(pages, 1)}</span>
    ${page < pages && link(page + 1, 'Trang sau')}
  </nav>`;
}
