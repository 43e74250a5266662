import express from 'express';
import type { Router } from 'express';
import { input, pageAsked, pager, select, table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { PageError } from '../../web/errors.ts';
import { goOn, sessionOf, token, valuesOf } from '../../web/visit.ts';
import { timeWords } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { KINDS } from '../domain/kinds.ts';
import { STATE_NAMES } from '../domain/states.ts';
import { form, personWho, show } from '../request.ts';
import type { User } from '../store/users.ts';

const PAGE_SIZE = 20;

const chosen = (users: User[]) =>
  users.map(({ username, fullName }) => ({ value: username, text: `${fullName} (${username})` }));

/** The list of meetings, and the form that arranges one. */
export function meetingRoutes(ctx: Context): Router {
  const router = express.Router();

  router.get('/cuoc-hop', (request, response) => {
    const user = personWho(ctx, response, 'see-meetings');
    const page = pageAsked(request);
    const { rows, total } = ctx.meetings.of(user.username, page, PAGE_SIZE);
    const list = table(
      'Danh sách cuộc họp',
      ['Cuộc họp', 'Loại', 'Bắt đầu', 'Trạng thái'],
      rows.map((meeting) => [
        html`<a href="/cuoc-hop/${meeting.id}">${meeting.title}</a>`,
        ...[KINDS[meeting.kind], timeWords(meeting.startsAt), STATE_NAMES[meeting.state]],
      ]),
      'Cuộc họp',
    );
    const pages = pager('/cuoc-hop', {}, page, Math.ceil(total / PAGE_SIZE));
    show(
      ctx,
      request,
      response,
      'Cuộc họp',
      html`<p>Có ${total} cuộc họp.</p>
        ${ctx.faults.isOn('meeting-buttons-nameless') && html`<button type="button"></button>`}
        ${list} ${pages}`,
    );
  });

  router.get('/cuoc-hop/tao', (request, response) => {
    personWho(ctx, response, 'arrange');
    const kinds = Object.entries(KINDS).map(([value, text]) => ({ value, text }));
    show(
      ctx,
      request,
      response,
      'Tạo cuộc họp',
      html`<form class="card" method="post" action="/cuoc-hop/tao">
        ${token(sessionOf(ctx, response))}
        ${input({ name: 'title', label: 'Tên cuộc họp', required: true })}
        ${select({ name: 'kind', label: 'Loại cuộc họp', options: kinds, required: true })}
        ${input({ name: 'place', label: 'Địa điểm', value: 'Trụ sở Ủy ban nhân dân tỉnh', required: true })}
        ${input({ name: 'startsAt', label: 'Bắt đầu', type: 'datetime-local', required: true })}
        ${select({ name: 'secretary', label: 'Thư ký', options: chosen(ctx.users.ofRole('thuky')), required: true })}
        ${select({
          ...{ name: 'lobby', label: 'Phòng chờ' },
          options: [
            { value: '0', text: 'Không, người được mời vào thẳng' },
            { value: '1', text: 'Có, chủ trì duyệt từng người' },
          ],
        })}
        <button type="submit">Tạo cuộc họp</button>
      </form>`,
    );
  });

  router.post('/cuoc-hop/tao', ...form, (request, response) => {
    const user = personWho(ctx, response, 'arrange');
    const {
      title = '',
      kind = '',
      place = '',
      startsAt = '',
      secretary = '',
      lobby,
    } = valuesOf(request);
    const at = new Date(`${startsAt}+07:00`);
    if (title === '' || !Object.hasOwn(KINDS, kind) || ctx.users.find(secretary)?.role !== 'thuky')
      throw new PageError(400, 'Vui lòng nhập tên, chọn loại cuộc họp và thư ký.');
    if (Number.isNaN(at.getTime())) throw new PageError(400, 'Thời gian bắt đầu không đúng.');
    const { username } = user;
    const arranged = { ...{ title, kind, place, secretary }, lobby: lobby === '1' ? 1 : 0 };
    const people = { chair: username, arranger: username, startsAt: at.toISOString() };
    const meeting = ctx.meetings.add(
      { ...arranged, ...people },
      ctx.faults.isOn('room-codes-in-order') ? ctx.meetings.nextInOrder() : undefined,
    );
    ctx.records.audit(username, user.role, 'tao-cuoc-hop', meeting.id, title);
    goOn(ctx, response, `/cuoc-hop/${meeting.id}`, 'Đã tạo cuộc họp.');
  });
  return router;
}
