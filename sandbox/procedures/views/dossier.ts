import { procedureOf } from '../data/catalogue.ts';
import { STATUS_NAMES } from '../../data/statuses.ts';
import { STEP_NAMES } from '../data/steps.ts';
import type { Status } from '../../data/statuses.ts';
import { unitOf } from '../../data/units.ts';
import { facts, input, select, table, textarea } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import type { Content, Html } from '../../web/html.ts';
import type { Session } from '../../web/sessions.ts';
import { dateWords, moneyWords, sizeWords, timeWords, today } from '../../web/words.ts';
import type { Action, ActionField } from '../actions/action.ts';
import type { Context } from '../context.ts';
import type { Dossier } from '../store/dossiers.ts';
import { FILE_KIND_NAMES } from '../store/files.ts';
import type { FileInfo } from '../store/files.ts';
import type { User } from '../store/users.ts';
import { token } from '../../web/visit.ts';

const GOOD: readonly Status[] = [9, 10];
const BAD: readonly Status[] = [3, 8];

export function statusBadge(status: Status): Html {
  const look = GOOD.includes(status) ? ' good' : BAD.includes(status) ? ' bad' : '';
  return html`<span class="badge${look}">${STATUS_NAMES[status]}</span>`;
}

/** The promised date, with a warning where it has passed. */
export function dueWords(dossier: Dossier): Content {
  if (!dossier.dueOn) return null;
  const isLate = !dossier.finishedAt && dossier.dueOn < today().toString();
  return html`${dateWords(dossier.dueOn)}${isLate && html` <span class="late">(quá hạn)</span>`}`;
}

export const dossierPath = (dossier: { code: string }) =>
  `/ho-so/${encodeURIComponent(dossier.code)}`;

function fieldOf(field: ActionField, value?: string): Html {
  const spec = {
    name: field.name,
    label: field.label,
    required: field.required,
    ...(field.hint && { hint: field.hint }),
    ...(value !== undefined && { value }),
  };
  if (field.type === 'textarea') return textarea(spec);
  if (field.type === 'select')
    return select({ ...spec, options: field.options ?? [], empty: 'Chọn…' });
  return input({ ...spec, type: field.type });
}

function actionForm(
  action: Action,
  fields: ActionField[],
  dossier: Dossier,
  session: Session,
): Html {
  const path = `${dossierPath(dossier)}/thao-tac/${action.id}`;
  return html`<form
    class="card"
    method="post"
    action="${path}"
    enctype="multipart/form-data"
    aria-label="${action.label}"
  >
    ${token(session)}${fields.map((field) => fieldOf(field))}
    <button type="submit">${action.label}</button>
  </form>`;
}

function fileTable(dossier: Dossier, files: FileInfo[]): Content {
  if (files.length === 0) return html`<p>Không có tệp đính kèm.</p>`;
  return table(
    'Thành phần hồ sơ',
    ['Tệp', 'Loại', 'Dung lượng', 'SHA-256'],
    files.map((file) => [
      html`<a href="${dossierPath(dossier)}/tep/${file.id}" download>${file.name}</a>`,
      FILE_KIND_NAMES[file.kind],
      sizeWords(file.size),
      html`<span class="hash">${file.sha256}</span>`,
    ]),
  );
}

function resultCard(dossier: Dossier, files: FileInfo[]): Content {
  const result = files.findLast((file) => file.kind === 'result');
  const signature = files.findLast((file) => file.kind === 'signature');
  if (!result || !signature) return null;
  const path = `${dossierPath(dossier)}/ket-qua`;
  return html`<section class="card">
    <h2>Kết quả giải quyết</h2>
    ${facts([
      ['Người ký', dossier.signedBy],
      ['Cơ quan ký', unitOf(dossier.unit).authority],
      ['Số, ký hiệu', dossier.resultNumber],
      ['Ngày ban hành', dateWords(dossier.resultDate)],
      ['SHA-256 của kết quả', html`<span class="hash">${result.sha256}</span>`],
    ])}
    <p class="row">
      <a class="button" href="${path}" download>Tải kết quả</a>
      <a class="button plain" href="${path}/chu-ky" download>Tải chữ ký số</a>
      <a class="button plain" href="${path}/chung-thu" download>Tải chứng thư số</a>
    </p>
  </section>`;
}

function feeCard(dossier: Dossier, user: User): Content {
  if (dossier.fee === 0) return null;
  const canPay = !dossier.paidAt && dossier.owner === user.username && dossier.step !== 'end';
  return html`<section class="card">
    <h2>Phí, lệ phí</h2>
    ${facts([
      ['Số tiền', moneyWords(dossier.fee)],
      ['Tình trạng thanh toán', dossier.paidAt ? 'Đã nộp' : 'Chưa nộp'],
      ['Thời điểm nộp', timeWords(dossier.paidAt)],
      ['Biên lai', dossier.receipt],
    ])}${canPay && html`<p><a class="button" href="${dossierPath(dossier)}/nop-phi">Nộp phí trực tuyến</a></p>`}
  </section>`;
}

/** The page of one dossier: what it is, where it stands, what this person can do with it. */
export function dossierBody(
  ctx: Context,
  dossier: Dossier,
  user: User,
  session: Session,
  ready: Action[],
): Html {
  const procedure = procedureOf(dossier.procedure);
  const files = ctx.files.of(dossier.id);
  const form = JSON.parse(dossier.form) as Record<string, string>;
  const assignee = dossier.assignee ? ctx.users.find(dossier.assignee) : undefined;
  const isOfficial = user.role !== 'congdan';
  return html`<section class="card">
      <h2>Tình trạng</h2>
      ${facts([
        ['Trạng thái', statusBadge(dossier.status)],
        ['Bước hiện tại', STEP_NAMES[dossier.step]],
        ['Ngày nộp', timeWords(dossier.filedAt)],
        ['Ngày tiếp nhận', dateWords(dossier.receivedOn)],
        ['Ngày hẹn trả', dueWords(dossier)],
        [
          'Ngày hẹn trả ban đầu',
          dossier.firstDueOn !== dossier.dueOn && dateWords(dossier.firstDueOn),
        ],
        ['Thư xin lỗi', dossier.apology],
        ['Lý do', dossier.reason],
        ['Nội dung yêu cầu bổ sung', dossier.request],
        ['Nội dung công dân bổ sung', dossier.answer],
        ['Chuyên viên xử lý', assignee && `${assignee.fullName} (${assignee.username})`],
        ['Ý kiến thẩm định', isOfficial && dossier.opinion],
      ])}
      ${dossier.receivedOn && html`<p><a href="${dossierPath(dossier)}/giay-tiep-nhan">Giấy tiếp nhận hồ sơ và hẹn trả kết quả</a></p>`}
    </section>
    ${
      ready.length > 0 &&
      html`<h2>Thao tác</h2>
        <div class="grid">
          ${ready.map((action) =>
            actionForm(action, action.fields?.(dossier, user, ctx) ?? [], dossier, session),
          )}
        </div>`
    }
    ${resultCard(dossier, files)} ${feeCard(dossier, user)}
    <section class="card">
      <h2>Thông tin hồ sơ</h2>
      ${facts([
        ['Mã hồ sơ', dossier.code],
        ['Thủ tục', `${procedure.name} (${procedure.code})`],
        ['Nơi tiếp nhận', unitOf(dossier.unit).name],
        ['Hình thức nộp', CHANNELS[dossier.channel]],
        ...procedure.fields.map((field): [string, Content] => [field.label, form[field.name]]),
      ])}
    </section>
    <h2>Giấy tờ</h2>
    ${fileTable(
      dossier,
      files.filter((file) => file.kind !== 'result' && file.kind !== 'signature'),
    )}
    <h2>Quá trình xử lý</h2>
    <div class="card">
      <ol class="steps">
        ${ctx.records
          .history(dossier.id)
          .map(
            (line) =>
              html`<li>
                <strong>${line.what}</strong> – ${line.who},
                <time datetime="${line.at}">${timeWords(line.at)}</time
                >${line.detail && html`<p>${line.detail}</p>`}
              </li>`,
          )}
      </ol>
    </div>`;
}

const CHANNELS: Record<Dossier['channel'], string> = {
  online: 'Trực tuyến',
  counter: 'Trực tiếp tại bộ phận một cửa',
  migrated: 'Chuyển từ hệ thống cũ trước sắp xếp',
};
