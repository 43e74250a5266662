import express from 'express';
import type { Router } from 'express';
import { input, select, table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { PageError } from '../../web/errors.ts';
import { goOn, sessionOf, token, valuesOf } from '../../web/visit.ts';
import { sizeWords } from '../../web/words.ts';
import { uploadsOf } from '../../web/upload.ts';
import type { Context } from '../context.ts';
import { LEVELS } from '../domain/roles.ts';
import { meetingFor, multipart, personOf, show } from '../request.ts';
import { can, maySee } from '../rights.ts';

/** Documents of a meeting, each for those whom its level allows. */
export function paperRoutes(ctx: Context): Router {
  const router = express.Router();

  router.get('/cuoc-hop/:id/tai-lieu', (request, response) => {
    const meeting = meetingFor(ctx, request, response);
    const user = personOf(response);
    const all = ctx.papers.ofMeeting(meeting.id);
    const papers = all.filter((paper) => maySee(ctx, meeting, paper, user));
    const counted = ctx.faults.isOn('paper-count-leaks', meeting) ? all : papers;
    const adding = html`<form
      class="card"
      method="post"
      action="/cuoc-hop/${meeting.id}/tai-lieu"
      enctype="multipart/form-data"
    >
      ${token(sessionOf(ctx, response))}
      ${input({ name: 'file', label: 'Tệp tài liệu', type: 'file', required: true })}
      ${select({
        ...{ name: 'level', label: 'Mức truy cập' },
        options: LEVELS.map((text, value) => ({ value: String(value), text })),
      })}
      <button type="submit">Đăng tài liệu</button>
    </form>`;
    show(
      ctx,
      request,
      response,
      `Tài liệu: ${meeting.title}`,
      html`<p>Có ${counted.length} tài liệu.</p>
        ${table(
          'Tài liệu',
          ['Tài liệu', 'Mức truy cập', 'Dung lượng'],
          papers.map((paper) => [
            html`<a href="/tai-lieu/${paper.id}">${paper.name}</a>`,
            LEVELS[paper.level],
            sizeWords(paper.bytes.length),
          ]),
          'Tài liệu',
        )}
        ${meeting.secretary === user.username && adding}
        <p><a href="/cuoc-hop/${meeting.id}">Về trang cuộc họp</a></p>`,
    );
  });

  router.post('/cuoc-hop/:id/tai-lieu', ...multipart, (request, response) => {
    const meeting = meetingFor(ctx, request, response);
    const user = personOf(response);
    if (meeting.secretary !== user.username && !can(ctx, user, 'keep-minutes'))
      throw new PageError(403, 'Tài khoản không có quyền thực hiện việc này.');
    const [file] = uploadsOf(request);
    const level = Number(valuesOf(request)['level']);
    if (file === undefined || LEVELS[level] === undefined)
      throw new PageError(400, 'Vui lòng chọn tệp và mức truy cập.');
    const { name, type, bytes } = file;
    ctx.papers.add({ meeting: meeting.id, name, type, level, bytes });
    ctx.records.audit(user.username, user.role, 'dang-tai-lieu', meeting.id, name);
    goOn(ctx, response, `/cuoc-hop/${meeting.id}/tai-lieu`, 'Đã đăng tài liệu.');
  });

  router.get('/tai-lieu/:paper', (request, response) => {
    const paper = ctx.papers.find(Number(request.params.paper));
    // What somebody may not read is not there for them, either.
    const hidden = new PageError(404, 'Không có tài liệu này.');
    if (paper === undefined) throw hidden;
    const meeting = meetingFor(
      ctx,
      Object.assign(request, {
        params: { paper: request.params.paper, id: String(paper.meeting) },
      }),
      response,
    );
    const user = personOf(response);
    if (!maySee(ctx, meeting, paper, user)) throw hidden;
    const { bytes, name, type } = paper;
    const isCut = ctx.faults.isOn('meeting-paper-cut', meeting);
    const sent = isCut ? bytes.subarray(0, bytes.length / 2) : bytes;
    response.attachment(name).type(type).send(Buffer.from(sent));
  });
  return router;
}
