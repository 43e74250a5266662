import { facts, input, textarea } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { dateWords } from '../../web/words.ts';
import type { Citizen, Context } from '../context.ts';
import { agencyOf } from '../data/agencies.ts';
import type { Procedure } from '../data/catalogue.ts';
import type { Draft } from '../store/dossier.ts';

/** Headings of the four steps. */
export const TITLES = [
  'Thông tin chung',
  'Kê khai',
  'Thành phần hồ sơ',
  'Thông tin nhận kết quả',
] as const;

interface Step {
  draft: Draft;
  step: number;
  citizen: Citizen;
  procedure: Procedure;
  token: Html;
}

/** The form of one of the four steps. */
export function stepForm(ctx: Context, step: Step): Html {
  const { draft, token } = step;
  const parts = [general, declaration, papers, receiving][step.step - 1]!(ctx, step);
  return html`<ol class="row" aria-label="Các bước">
      ${TITLES.map(
        (title, index) =>
          html`<li ${index + 1 === step.step ? html`aria-current="step"` : ''}>${title}</li>`,
      )}
    </ol>
    <form
      class="card"
      method="post"
      action="/ke-khai/${draft.id}/${step.step}"
      enctype="multipart/form-data"
    >
      ${token} ${parts}
    </form>`;
}

function general({ faults }: Context, { draft, citizen, procedure }: Step): Html {
  const isBlank = faults.isOn('identity-not-prefilled', { procedure: procedure.code });
  const from = (value: string) => (isBlank ? '…' : value);
  return html`${facts([
      ['Thủ tục', procedure.name],
      ['Cơ quan thực hiện', agencyOf(draft.agency).name],
      ['Họ và tên', from(citizen.name)],
      ['Số định danh cá nhân', from(citizen.idNumber)],
      ['Ngày sinh', from(dateWords(citizen.birthDate))],
      ['Nơi cư trú', from(citizen.address)],
    ])} <button type="submit" data-e2e="confirm-button-information">Xác nhận</button>`;
}

function declaration({ faults }: Context, { draft, procedure }: Step): Html {
  const isBlank = faults.isOn('identity-not-prefilled', { procedure: procedure.code });
  return html`${textarea({ name: 'content', label: 'Nội dung yêu cầu', required: true, value: draft.content })}
    ${input({ name: 'phone', label: 'Số điện thoại', required: true, value: isBlank ? '' : draft.phone })}
    <button type="submit">Tiếp tục</button>`;
}

function papers(_ctx: Context, { procedure }: Step): Html {
  const accept = '.pdf,.jpg,.png';
  return html`${procedure.papers.map((label, index) =>
      input({ name: `paper${index}`, label, type: 'file', required: true, accept }),
    )}
    ${procedure.papers.length === 0 && html`<p>Thủ tục này chỉ cần tờ khai điện tử.</p>`}
    <button type="submit">Tiếp tục</button>`;
}

const SWITCHES = [
  ['paper', 'Nhận kết quả bản giấy có đóng dấu'],
  ['online', 'Nhận kết quả trực tuyến'],
  ['post', 'Dịch vụ bưu chính công ích'],
] as const;

function receiving(): Html {
  return html`${SWITCHES.map(
      ([name, label]) =>
        html`<div class="check">
          <input
            type="checkbox"
            role="switch"
            id="s-${name}"
            name="${name}"
            value="yes"
            ${name === 'online' ? html`checked` : ''}
          />
          <label for="s-${name}">${label}</label>
        </div>`,
    )} <button type="submit">Gửi hồ sơ</button>`;
}
