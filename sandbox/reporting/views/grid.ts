import { attribute, html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import type { Cell, Form, Line } from '../domain/forms.ts';
import { written } from '../domain/numbers.ts';
import type { Values } from '../domain/reckon.ts';

export interface Grid {
  form: Form;
  figures: Values;
  /** Cells that the system fills in. */
  isLocked(cell: Cell): boolean;
  canEdit: boolean;
  /** Cell → what is wrong in it. */
  wrong: ReadonlyMap<string, string>;
  isUnlabelled?: boolean;
  isTooWide?: boolean;
}

/** The table in which figures are entered; on a small screen each row of the form is a block. */
export function grid(of: Grid): Html {
  const { form } = of;
  const heads = form.columns.map(
    ({ id, title }) =>
      html`<th scope="col" role="columnheader">
        ${title}${form.columns.length > 1 && html` <small>(${id})</small>`}
      </th>`,
  );
  return html`<div class="scroll" role="region" aria-label="Bảng số liệu" tabindex="0">
    <table role="table" class="${of.isTooWide === true ? 'figures too-wide' : 'figures'}">
      <caption>
        Bảng số liệu
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">Chỉ tiêu</th>
          ${heads}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${form.rows.map((row) => rowOf(of, row))}
      </tbody>
    </table>
  </div>`;
}

function rowOf(of: Grid, row: Line): Html {
  const cells = of.form.cells.filter((one) => one.row === row);
  return html`<tr role="row">
    <th scope="row" role="rowheader">${row.title}</th>
    ${cells.map((cell) => html`<td role="cell" data-label="${cell.column.title}">${control(of, cell)}</td>`)}
  </tr>`;
}

function control(of: Grid, cell: Cell): Html {
  const { key, row, column } = cell;
  const value = written(of.figures[key]);
  if (!of.canEdit || of.isLocked(cell))
    return html`<output
        class="${of.isLocked(cell) ? 'derived' : ''}"
        data-cell="${key}"
        ${of.isLocked(cell) && html` title="Ô do hệ thống tính"`}
        >${value}</output
      >
      <small>${cell.unit}</small>`;
  const name = `${row.title} – ${column.title}`;
  const why = of.wrong.get(key);
  const label = of.isUnlabelled !== true && html` aria-label="${name}"`;
  return html`<input type="hidden" name="goc.${key}" value="${value}" />
    <input
      class="figure"
      name="o.${key}"
      data-cell="${key}"
      inputmode="decimal"
      autocomplete="off"
      value="${value}"
      ${label}${attribute('aria-invalid', false)}${why !== undefined && html` aria-invalid="true" aria-describedby="loi-${key}"`}
    />
    <small>${cell.unit}</small>
    ${why !== undefined && html`<p class="hint late" id="loi-${key}">${why}</p>`}`;
}
