import express from 'express';
import type { Router } from 'express';
import { input, select, table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { PageError } from '../../web/errors.ts';
import { goOn, sessionOf, token, valuesOf } from '../../web/visit.ts';
import type { Context } from '../context.ts';
import { form, meetingFor, personOf, show } from '../request.ts';
import { can } from '../rights.ts';
import type { Meeting } from '../store/meetings.ts';
import { CHOICES } from '../store/votes.ts';
import type { Vote } from '../store/votes.ts';

/** More ballots than this within the time below make a rush. */
const RUSH = 8;
const RUSH_MS = 2_000;

/** Voting in a meeting, openly or in secret. */
export function voteRoutes(ctx: Context): Router {
  const router = express.Router();
  let recent: number[] = [];

  /** The vote of an address. @throws PageError 404 where the meeting has none such */
  const voteOf = (meeting: Meeting, id: string): Vote => {
    const vote = ctx.votes.find(Number(id));
    if (vote?.meeting !== meeting.id) throw new PageError(404, 'Không có biểu quyết này.');
    return vote;
  };

  router.get('/cuoc-hop/:id/bieu-quyet', (request, response) => {
    const meeting = meetingFor(ctx, request, response);
    const user = personOf(response);
    const session = sessionOf(ctx, response);
    const isChair = meeting.chair === user.username;
    const opening = html`<form
      class="card"
      method="post"
      action="/cuoc-hop/${meeting.id}/bieu-quyet"
    >
      ${token(session)} ${input({ name: 'question', label: 'Nội dung biểu quyết', required: true })}
      ${select({
        ...{ name: 'secret', label: 'Hình thức' },
        options: [
          { value: '0', text: 'Công khai' },
          { value: '1', text: 'Kín' },
        ],
      })}
      <button type="submit">Mở biểu quyết</button>
    </form>`;
    const casting = (vote: Vote) =>
      html`<form class="card" method="post" action="/bieu-quyet/${vote.id}/phieu">
        ${token(session)}
        ${select({ name: `choice`, label: 'Ý kiến', options: CHOICES.map((text) => ({ value: text, text })) })}
        <button type="submit">Bỏ phiếu</button>
      </form>`;
    const closing = (vote: Vote) =>
      html`<form method="post" action="/bieu-quyet/${vote.id}/dong">
        ${token(session)}<button type="submit">Đóng biểu quyết</button>
      </form>`;
    const votes = ctx.votes.ofMeeting(meeting.id).toReversed();
    show(
      ctx,
      request,
      response,
      `Biểu quyết: ${meeting.title}`,
      html`${isChair && opening}
        ${votes.map(
          (vote) =>
            html`<section aria-label="${vote.question}">
              <h2>${vote.question}</h2>
              <p>
                ${vote.secret === 1 ? 'Biểu quyết kín' : 'Biểu quyết công khai'}${vote.closedAt !== null && ', đã đóng'}
              </p>
              ${results(ctx, meeting, vote)} ${vote.closedAt === null && casting(vote)}
              ${vote.closedAt === null && isChair && closing(vote)}
            </section>`,
        )}
        <p><a href="/cuoc-hop/${meeting.id}">Về trang cuộc họp</a></p>`,
    );
  });

  router.post('/cuoc-hop/:id/bieu-quyet', ...form, (request, response) => {
    const meeting = meetingFor(ctx, request, response);
    const user = personOf(response);
    if (meeting.chair !== user.username && !can(ctx, user, 'open-vote'))
      throw new PageError(403, 'Tài khoản không có quyền thực hiện việc này.');
    const { question = '', secret } = valuesOf(request);
    if (question === '') throw new PageError(400, 'Vui lòng nhập nội dung biểu quyết.');
    ctx.votes.open(meeting.id, question, secret === '1');
    ctx.records.audit(user.username, user.role, 'mo-bieu-quyet', meeting.id, question);
    goOn(ctx, response, `/cuoc-hop/${meeting.id}/bieu-quyet`, 'Đã mở biểu quyết.');
  });

  router.post('/bieu-quyet/:vote/phieu', ...form, (request, response) => {
    const vote = ctx.votes.find(Number(request.params['vote']));
    if (vote === undefined) throw new PageError(404, 'Không có biểu quyết này.');
    request.params['id'] = String(vote.meeting);
    const meeting = meetingFor(ctx, request, response);
    const { username } = personOf(response);
    const { choice = '' } = valuesOf(request);
    if (!(CHOICES as readonly string[]).includes(choice))
      throw new PageError(400, 'Chọn một ý kiến.');
    if (vote.closedAt !== null) throw new PageError(409, 'Biểu quyết đã đóng.');
    const again = ctx.votes.hasVoted(vote.id, username);
    if (again && !ctx.faults.isOn('vote-counted-twice', meeting))
      throw new PageError(409, 'Điểm cầu này đã bỏ phiếu.');
    ctx.votes.noteVoter(vote.id, username);
    const at = Date.now();
    recent = [...recent.filter((one) => one > at - RUSH_MS), at];
    const isLost = recent.length > RUSH && ctx.faults.isOn('vote-lost', meeting);
    if (!isLost)
      ctx.votes.cast(vote.id, choice, vote.secret === 1 && !leaks(ctx, meeting) ? null : username);
    goOn(ctx, response, `/cuoc-hop/${meeting.id}/bieu-quyet`, 'Đã ghi nhận phiếu.');
  });

  router.post('/bieu-quyet/:vote/dong', ...form, (request, response) => {
    const vote = ctx.votes.find(Number(request.params['vote']));
    if (vote === undefined) throw new PageError(404, 'Không có biểu quyết này.');
    request.params['id'] = String(vote.meeting);
    const meeting = meetingFor(ctx, request, response);
    if (meeting.chair !== personOf(response).username)
      throw new PageError(403, 'Tài khoản không có quyền thực hiện việc này.');
    ctx.votes.close(voteOf(meeting, String(vote.id)).id);
    goOn(ctx, response, `/cuoc-hop/${meeting.id}/bieu-quyet`, 'Đã đóng biểu quyết.');
  });
  return router;
}

const leaks = (ctx: Context, meeting: Meeting) => ctx.faults.isOn('vote-leaked', meeting);

/** The result of a vote: how many for each choice, and by whom where it was open. */
export function results(ctx: Context, meeting: Meeting, vote: Vote): Html {
  const ballots = ctx.votes.ballots(vote.id);
  const isNameless = ctx.faults.isOn('open-vote-nameless', meeting);
  return table(
    `Kết quả: ${vote.question}`,
    ['Ý kiến', 'Số phiếu', 'Điểm cầu'],
    CHOICES.map((choice) => {
      const of = ballots.filter((ballot) => ballot.choice === choice);
      const names = of.flatMap(({ username }) => ctx.users.find(username)?.bridge ?? []);
      return [choice, of.length, isNameless && vote.secret === 0 ? '' : names.join('; ')];
    }),
    'Điểm cầu',
  );
}
