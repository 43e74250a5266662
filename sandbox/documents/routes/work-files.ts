import express from 'express';
import type { Response, Router } from 'express';
import { facts, input, select, table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { InputError, PageError } from '../../web/errors.ts';
import { checkToken, goOn, sessionOf, token } from '../../web/visit.ts';
import { dateWords, today } from '../../web/words.ts';
import { listedSecrecy } from '../context.ts';
import type { Context } from '../context.ts';
import { agencyOf } from '../data/agencies.ts';
import { kindName, numberAndSymbol } from '../data/kinds.ts';
import { within } from '../domain/lengths.ts';
import { personWho, show } from '../request.ts';
import type { User } from '../store/users.ts';
import type { WorkFile } from '../store/work-files.ts';
import { documentPath } from '../views/document.ts';
import { enter } from './entering.ts';
import type { Values } from './entering.ts';

const LIST = '/ho-so-cong-viec';
const pathOf = ({ id }: WorkFile) => `${LIST}/${id}`;

/** Work files: the list of the agency, opening one, its documents, closing it. */
export function workFileRoutes(ctx: Context): Router {
  const router = express.Router();
  const nameOf = (username: string) => ctx.users.find(username)?.fullName ?? '';

  router.get(LIST, (request, response) => {
    const user = personWho(ctx, response, 'see-unit');
    const q = String(request.query['q'] ?? '').trim();
    const rows = ctx.workFiles.search(user.unit ?? '', q);
    const body = html`<form class="card" method="get" action="${LIST}">
        <div class="row">
          ${input({ name: 'q', label: 'Số, ký hiệu hoặc tiêu đề hồ sơ', value: q })}
          <button type="submit">Tìm hồ sơ</button>
        </div>
      </form>
      <p>Tìm thấy ${rows.length} hồ sơ.</p>
      ${table(
        'Danh mục hồ sơ',
        ['Số và ký hiệu', 'Tiêu đề hồ sơ', 'Thời hạn bảo quản', 'Người lập', 'Trạng thái'],
        rows.map((one) => [
          one.notation,
          html`<a href="${pathOf(one)}">${one.title}</a>`,
          one.maintenance,
          nameOf(one.creator),
          one.endedOn === null ? 'Đang mở' : 'Đã đóng',
        ]),
      )}`;
    const agency = agencyOf(user.unit ?? '').name;
    show(ctx, request, response, `Hồ sơ công việc của ${agency}`, body);
  });

  enter(ctx, router, {
    ...{ path: `${LIST}/lap`, needs: 'keep-work-files', title: 'Lập hồ sơ công việc', view },
    keep: (user, values) => {
      const path = pathOf(opened(ctx, user, values));
      return { path, flash: 'Đã lập hồ sơ công việc.' };
    },
  });

  router.get(`${LIST}/:id`, (request, response) => {
    const user = personWho(ctx, response, 'see-unit');
    const file = found(ctx, user, request.params.id);
    const documents = ctx.workFiles.documents(file.id, listedSecrecy(ctx, user));
    const pages = documents.reduce((sum, one) => sum + (one.pages ?? 0), 0);
    const body = html`<section class="card">
        ${facts([
          ['Trạng thái', file.endedOn === null ? 'Đang mở' : 'Đã đóng'],
          ['Số và ký hiệu hồ sơ', file.notation],
          ['Tiêu đề hồ sơ', file.title],
          ['Năm hình thành', file.year],
          ['Thời hạn bảo quản', file.maintenance],
          ['Chế độ sử dụng', file.rights],
          ['Người lập hồ sơ', nameOf(file.creator)],
          ['Thời gian bắt đầu', dateWords(file.startedOn)],
          ['Thời gian kết thúc', dateWords(file.endedOn)],
          ['Tổng số văn bản', String(documents.length)],
          ['Tổng số trang', pages > 0 && pages],
        ])}
      </section>
      ${file.endedOn === null && file.creator === user.username && closing(response, file)}
      <h2>Mục lục văn bản trong hồ sơ</h2>
      ${table(
        'Mục lục văn bản',
        [
          'Số thứ tự',
          'Số, ký hiệu',
          'Ngày văn bản',
          'Tên loại và trích yếu',
          'Tác giả',
          'Số trang',
        ],
        documents.map((one) => [
          one.ordinal,
          numberAndSymbol(one.number, one.notation),
          dateWords(one.issuedOn),
          html`<a href="${documentPath(one)}"
            >${one.state === 'recalled' ? kindName(one.kind) : `${kindName(one.kind)} – ${one.subject}`}</a
          >`,
          one.author,
          one.pages,
        ]),
      )}`;
    show(ctx, request, response, `Hồ sơ ${file.notation}`, body);
  });

  const closing = (response: Response, file: WorkFile) =>
    html`<form
      class="card"
      method="post"
      action="${pathOf(file)}/dong"
      aria-label="Đóng hồ sơ công việc"
    >
      ${token(sessionOf(ctx, response))}<button type="submit">Đóng hồ sơ công việc</button>
    </form>`;

  router.post(
    `${LIST}/:id/dong`,
    express.urlencoded({ extended: false }),
    checkToken,
    (request, response) => {
      const user = personWho(ctx, response, 'keep-work-files');
      const file = found(ctx, user, String(request.params['id']));
      if (file.creator !== user.username)
        throw new PageError(403, 'Chỉ người lập hồ sơ đóng được hồ sơ.');
      if (file.endedOn !== null) throw new PageError(409, 'Hồ sơ đã đóng.');
      ctx.workFiles.close(file.id, today().toString());
      ctx.records.audit(user.username, user.role, 'dong-ho-so', null, file.notation);
      goOn(ctx, response, pathOf(file), 'Đã đóng hồ sơ công việc.');
    },
  );
  return router;
}

/** A work file of this person's agency. @throws PageError 404 */
function found(ctx: Context, { unit }: User, id: string): WorkFile {
  const file = ctx.workFiles.find(Number(id) || 0);
  if (file?.unit !== unit) throw new PageError(404, 'Không có hồ sơ này.');
  return file;
}

function opened(ctx: Context, user: User, values: Values): WorkFile {
  const unit = user.unit ?? '';
  const { year } = today();
  const [notation, title] = [
    within(values['notation'], 'fileNotation'),
    within(values['title'], 'title'),
  ];
  if (notation === '' || title === '')
    throw new InputError('Vui lòng nhập số, ký hiệu và tiêu đề hồ sơ.');
  if (ctx.workFiles.named(unit, year, notation) !== undefined)
    throw new InputError(`Năm ${year} đã có hồ sơ ${notation}.`);
  const id = ctx.workFiles.add({
    ...{ unit, year, notation, title, creator: user.username, startedOn: today().toString() },
    maintenance: within(values['maintenance'], 'maintenance'),
    rights: within(values['rights'], 'rights'),
  });
  ctx.records.audit(user.username, user.role, 'lap-ho-so', null, notation);
  return ctx.workFiles.find(id)!;
}

const MAINTENANCE = ['Vĩnh viễn', '20 năm', '10 năm', '5 năm'].map((text) => ({
  value: text,
  text,
}));

const view = (values: Values) =>
  html`${input({ name: 'notation', label: 'Số và ký hiệu hồ sơ', required: true, value: values['notation'] ?? '', hint: 'Theo danh mục hồ sơ của cơ quan, ví dụ 01/VP.' })}
    ${input({ name: 'title', label: 'Tiêu đề hồ sơ', required: true, value: values['title'] ?? '' })}
    ${select({ name: 'maintenance', label: 'Thời hạn bảo quản', value: values['maintenance'] ?? '10 năm', options: MAINTENANCE })}
    ${input({ name: 'rights', label: 'Chế độ sử dụng', value: values['rights'] ?? 'Bình thường' })}
    <button type="submit">Lập hồ sơ</button>`;
