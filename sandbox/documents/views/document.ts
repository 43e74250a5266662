import { facts, input, select, table, textarea } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import type { Content, Html } from '../../web/html.ts';
import type { Session } from '../../web/sessions.ts';
import { token } from '../../web/visit.ts';
import { dateWords, sizeWords, timeWords } from '../../web/words.ts';
import type { Action, ActionField } from '../actions/action.ts';
import type { Context } from '../context.ts';
import { kindName, numberAndSymbol } from '../data/kinds.ts';
import { SECRECY_NAMES, URGENCY_NAMES } from '../domain/levels.ts';
import { STATE_NAMES } from '../domain/states.ts';
import { STATUSES } from '../exchange/gateway.ts';
import type { Document } from '../store/documents.ts';
import type { WorkFile } from '../store/work-files.ts';

export function documentPath({ id }: Pick<Document, 'id'>): string {
  return `/van-ban/${id}`;
}

const SOURCES = {
  exchange: 'Trục liên thông',
  'by-hand': 'Nhập tay',
  scanned: 'Bản số hóa',
  own: 'Cơ quan soạn',
};

/** `2025-07-01T08:30` → `08:30 01/07/2025`. */
function hourWords(at: string | null): string | null {
  return at && `${at.slice(11)} ${dateWords(at)}`;
}

function linkTo(ctx: Context, id: number | null): Content {
  const document = id === null ? undefined : ctx.documents.find(id);
  if (document === undefined) return null;
  const name = numberAndSymbol(document.number, document.notation);
  return html`<a href="${documentPath(document)}">${name}</a>`;
}

const fileLink = ({ id, notation }: WorkFile, n: number) =>
  html`${n > 0 && ', '}<a href="/ho-so-cong-viec/${id}">${notation}</a>`;

/** What is known of a document. */
function factsOf(ctx: Context, document: Document): Html {
  const nameOf = (username: string | null) => ctx.users.find(username)?.fullName ?? '';
  const isIn = document.direction === 'in';
  return facts([
    ['Trạng thái', STATE_NAMES[document.state]],
    ['Cảnh báo', document.warning],
    ['Số đến', document.arrivalNumber],
    ['Ngày đến', dateWords(document.arrivedOn)],
    ['Số, ký hiệu', document.number && numberAndSymbol(document.number, document.notation)],
    ['Ngày văn bản', dateWords(document.issuedOn)],
    ['Cơ quan ban hành', document.author],
    ['Loại văn bản', kindName(document.kind)],
    ['Trích yếu', document.subject],
    ['Nội dung', document.content],
    ['Người ký', document.signer],
    ['Chức vụ người ký', document.position],
    ['Số trang', document.pages],
    ['Độ mật', SECRECY_NAMES[document.secrecy]],
    ['Độ khẩn', URGENCY_NAMES[document.urgency]],
    ['Giờ hẹn', hourWords(document.dueAt)],
    ['Nguồn', SOURCES[document.source]],
    ['Mã định danh văn bản', document.documentId],
    ['Người soạn', nameOf(document.drafter)],
    ['Trình người ký', nameOf(document.leader)],
    ['Ý kiến', document.comment],
    ['Đề xuất bút phê', document.suggestion],
    ['Bút phê', document.instruction],
    ['Xử lý chính', nameOf(document.holder)],
    ['Phối hợp', nameOf(document.joint)],
    ['Hạn xử lý', isIn && dateWords(document.dueOn)],
    ['Kết quả xử lý', document.result],
    ['Văn bản trả lời', document.reply],
    ['Đôn đốc', document.urging],
    ['Cập nhật', document.revision],
    ['Thay thế văn bản', linkTo(ctx, document.replaces)],
    ['Được thay thế bởi', linkTo(ctx, document.replacedBy)],
    ['Hồ sơ công việc', ctx.workFiles.of(document.id).map(fileLink)],
    ['Kết quả của hồ sơ', document.dossier],
    ['Ghi chú', document.note],
    ['Lý do', document.reason],
  ]);
}

function fieldOf(field: ActionField): Html {
  if (field.type === 'select')
    return select({
      ...field,
      options: field.options ?? [],
      empty: field.required ? 'Chọn…' : 'Không có',
    });
  return field.type === 'textarea'
    ? textarea(field)
    : input({ ...field, multiple: field.type === 'file' });
}

/** The form of one action; its fields have names of their own on the page. */
function actionForm(ctx: Context, document: Document, action: Action, session: Session): Html {
  const fields = action.fields?.(document, ctx) ?? [];
  return html`<form
    class="card"
    method="post"
    enctype="multipart/form-data"
    action="${documentPath(document)}/thao-tac/${action.id}"
    aria-label="${action.label}"
  >
    ${token(session)}
    ${fields.map((field) => fieldOf({ ...field, name: `${action.id}.${field.name}` }))}
    <button type="submit">${action.label}</button>
  </form>`;
}

function papersTable(ctx: Context, document: Document): Content {
  const papers = ctx.papers.of(document.id);
  if (papers.length === 0) return html`<p>Không có tệp đính kèm.</p>`;
  return table(
    'Tệp văn bản',
    ['Tên tệp', 'Dung lượng', 'SHA-256'],
    papers.map(({ id, name, size, sha256 }) => [
      html`<a href="${documentPath(document)}/tep/${id}">${name}</a>`,
      sizeWords(size),
      html`<code>${sha256}</code>`,
    ]),
  );
}

/** How a document stands at each of its receivers. */
export function deliveryWords(status: string | null): string {
  if (status === null) return 'Chưa gửi';
  return STATUSES[status] ?? `Gửi không thành công (${status})`;
}

function receiversTable(ctx: Context, document: Document): Content {
  const deliveries = ctx.deliveries.of(document.id);
  if (document.direction === 'in' || deliveries.length === 0) return null;
  return html`<h2>Nơi nhận</h2>
    ${table(
      'Tình trạng liên thông',
      ['Nơi nhận', 'Mã định danh', 'Trạng thái', 'Mã trạng thái', 'Lý do'],
      deliveries.map((one) => [
        one.name,
        one.organId,
        deliveryWords(one.status),
        one.status ?? '',
        one.reason,
      ]),
    )}`;
}

function opinionsTable(ctx: Context, document: Document): Content {
  const opinions = ctx.opinions.of(document.id);
  if (opinions.length === 0) return null;
  return html`<h2>Góp ý</h2>
    ${table(
      'Góp ý dự thảo',
      ['Thời điểm', 'Người góp ý', 'Nội dung'],
      opinions.map(({ at, who, text }) => [timeWords(at), who, text]),
    )}`;
}

/** The page of one document. */
export function documentView(
  ctx: Context,
  document: Document,
  actions: readonly Action[],
  session: Session,
): Html {
  return html`${document.state === 'replaced' && html`<p class="flash alert">Văn bản đã được thay thế, không còn dùng để xử lý.</p>`}
    <section class="card">${factsOf(ctx, document)}</section>
    ${actions.length > 0 && html`<h2>Thao tác</h2>`}
    ${actions.map((action) => actionForm(ctx, document, action, session))}
    <h2>Tệp</h2>
    ${papersTable(ctx, document)} ${receiversTable(ctx, document)} ${opinionsTable(ctx, document)}
    <h2>Quá trình xử lý</h2>
    <ol>
      ${ctx.records
        .history(document.id)
        .map(
          ({ at, who, what, detail }) =>
            html`<li>${timeWords(at)} – ${what} – ${who}${detail && html`: ${detail}`}</li>`,
        )}
    </ol>`;
}

/** What is left to be seen of a document that its sender took back. */
export function recalledView(ctx: Context, document: Document): Html {
  return html`<p class="flash alert">Văn bản đã được cơ quan ban hành thu hồi.</p>
    <section class="card">
      ${facts([
        ['Trạng thái', STATE_NAMES[document.state]],
        ['Số đến', document.arrivalNumber],
        ['Số, ký hiệu', numberAndSymbol(document.number, document.notation)],
        ['Cơ quan ban hành', document.author],
        ['Lý do', document.reason],
      ])}
    </section>
    <h2>Quá trình xử lý</h2>
    <ol>
      ${ctx.records.history(document.id).map(({ at, who, what }) => html`<li>${timeWords(at)} – ${what} – ${who}</li>`)}
    </ol>`;
}
