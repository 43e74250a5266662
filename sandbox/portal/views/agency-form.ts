import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import type { Context } from '../context.ts';
import type { Procedure } from '../data/catalogue.ts';

/** The block where a visitor chooses who is to take the dossier. */
export function agencyForm(ctx: Context, procedure: Procedure, isSignedIn: boolean): Html {
  const isMinistry = procedure.level === 'bo';
  const keep = ctx.faults.isOn('commune-of-last-province') ? 'yes' : 'no';
  return html`<form
    class="card"
    method="get"
    action="/nop-ho-so/${procedure.id}"
    aria-label="Chọn cơ quan thực hiện"
    data-agencies="/api/co-quan"
    data-level="${procedure.level}"
    data-keep="${keep}"
  >
    <h2>Chọn cơ quan thực hiện</h2>
    <fieldset>
      <legend>Nơi thực hiện</legend>
      ${kind('PROVINCE', 'Tỉnh/ Thành phố', !isMinistry)}
      ${kind('MINISTRY', 'Bộ ngành', isMinistry)}
    </fieldset>
    ${chooser(ctx, 'province', 'tinh', 'Tỉnh/ Thành phố')}
    ${chooser(ctx, 'unit', 'xa', 'Phường/ Xã')} ${chooser(ctx, 'ministry', 'bo', 'Bộ ngành')}
    <p class="hint">Hệ thống chỉ hiển thị những cơ quan đã áp dụng dịch vụ công trực tuyến</p>
    <button type="submit">${isSignedIn ? 'Nộp hồ sơ' : 'Đồng ý'}</button>
  </form>`;
}

function kind(value: string, text: string, isOn: boolean): Html {
  const checked = isOn ? html`checked` : '';
  return html`<div class="check">
    <input type="radio" id="k-${value}" name="searchType" value="${value}" ${checked} />
    <label for="k-${value}">${text}</label>
  </div>`;
}

function chooser(ctx: Context, name: string, field: string, label: string): Html {
  const compare = ctx.faults.isOn('agency-search-compares-bytes') ? 'bytes' : 'letters';
  return html`<div class="field" data-chooser="${name}" data-compare="${compare}">
    <span class="label" id="l-${name}">${label}</span>
    <button
      type="button"
      class="plain"
      id="b-${name}"
      aria-haspopup="listbox"
      aria-expanded="false"
      aria-labelledby="l-${name} b-${name}"
    >
      -- Chọn ${label} --
    </button>
    <input type="hidden" name="${field}" value="" />
    <div class="panel" hidden>
      <input type="search" aria-label="Tìm ${label}" autocomplete="off" />
      <div role="listbox" aria-labelledby="l-${name}" class="options"></div>
    </div>
  </div>`;
}
