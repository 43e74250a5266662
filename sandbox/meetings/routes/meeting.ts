import express from 'express';
import type { Request, Response, Router } from 'express';
import { PageError } from '../../web/errors.ts';
import { goOn, valuesOf } from '../../web/visit.ts';
import { now } from '../../web/words.ts';
import type { Context } from '../context.ts';
import type { Attendance } from '../domain/attendance.ts';
import { ATTENDANCE_NAMES } from '../domain/attendance.ts';
import { form, meetingFor, personOf, show } from '../request.ts';
import { can } from '../rights.ts';
import type { Meeting } from '../store/meetings.ts';
import type { User } from '../store/users.ts';
import { meetingPage } from '../views/meeting.ts';

const HOUR_MS = 3_600_000;

/** Who is invited by one word: every bridge of the province. */
const EVERYBODY = 'tat-ca';

interface Doing {
  meeting: Meeting;
  user: User;
  values: Record<string, string>;
}

/** One meeting: its page, and what is done there before, while and after it is held. */
export function oneMeetingRoutes(ctx: Context): Router {
  const router = express.Router();

  router.get('/cuoc-hop/:id', (request, response) => {
    const meeting = meetingFor(ctx, request, response);
    show(
      ctx,
      request,
      response,
      meeting.title,
      meetingPage(ctx, meeting, personOf(response), response),
    );
  });

  /** @param allowed who may; the others are refused */
  const act = (
    name: string,
    allowed: (meeting: Meeting, user: User) => boolean,
    work: (doing: Doing) => string | Promise<string>,
  ) =>
    router.post(`/cuoc-hop/:id/${name}`, form, async (request: Request, response: Response) => {
      const meeting = meetingFor(ctx, request, response);
      const user = personOf(response);
      if (!allowed(meeting, user))
        throw new PageError(403, 'Tài khoản không có quyền thực hiện việc này.');
      const told = await work({ meeting, user, values: valuesOf(request) });
      ctx.records.audit(user.username, user.role, name, meeting.id, told);
      const there = ctx.meetings.find(meeting.id) !== undefined;
      goOn(ctx, response, there ? `/cuoc-hop/${meeting.id}` : '/cuoc-hop', told);
    });

  const isChair = (meeting: Meeting, { username }: User) =>
    meeting.chair === username ||
    (ctx.faults.isOn('chair-right-kept', meeting) && meeting.arranger === username);
  const runs = ({ chair, secretary }: Meeting, { username }: User) =>
    [chair, secretary].includes(username);

  act('moi', runs, ({ meeting, values }) => {
    const { invited = '', hours = '' } = values;
    const length = hours === '' ? 4 : Number(hours);
    if (!Number.isFinite(length)) throw new PageError(400, 'Hạn của lời mời không đúng.');
    const all = ctx.users.ofRole('diemcau').map(({ username }) => username);
    const names = invited === EVERYBODY ? all : invited.split(/[\s,]+/).filter(Boolean);
    const strange = names.filter((name) => ctx.users.find(name) === undefined);
    if (strange.length > 0) throw new PageError(400, `Không có tài khoản ${strange.join(', ')}.`);
    const until = new Date(Date.now() + length * HOUR_MS).toISOString();
    const kept = ctx.faults.isOn('invitation-not-kept', meeting) ? names.slice(0, 1) : names;
    for (const name of kept) ctx.invitations.add(meeting.id, name, until);
    return `Đã mời ${names.length} điểm cầu.`;
  });

  act('diem-danh', runs, ({ meeting, values }) => {
    const { username = '', attendance = '', reason = '' } = values;
    const invitation = ctx.invitations.find(meeting.id, username);
    if (invitation === undefined || !Object.hasOwn(ATTENDANCE_NAMES, attendance))
      throw new PageError(400, 'Không có người này trong danh sách mời.');
    if (attendance === 'absent' && reason === '')
      throw new PageError(400, 'Vui lòng nhập lý do vắng mặt.');
    const kept = ctx.faults.isOn('absence-reason-lost', meeting) ? '' : reason;
    ctx.invitations.setAttendance(invitation.id, attendance as Attendance, kept);
    return `Đã điểm danh ${ctx.users.find(username)?.bridge ?? username}.`;
  });

  act('ban-giao', isChair, ({ meeting, values }) => {
    const heir = ctx.users.find(values['heir']);
    if (heir?.role !== 'chutri') throw new PageError(400, 'Chọn người nhận quyền chủ trì.');
    ctx.meetings.change(meeting.id, { chair: heir.username });
    ctx.rooms.find(meeting.id)?.chairChanged();
    return `Đã bàn giao quyền chủ trì cho ${heir.fullName}.`;
  });

  act(
    'ghi-chu',
    (meeting, { username }) => meeting.secretary === username,
    ({ meeting, values }) => {
      ctx.meetings.change(meeting.id, { notes: values['notes'] ?? '' });
      return 'Đã lưu nội dung cuộc họp.';
    },
  );

  act('ket-thuc', isChair, async ({ meeting }) => {
    if (meeting.state === 'ended') throw new PageError(409, 'Cuộc họp đã kết thúc.');
    const opened = meeting.openedAt ?? now();
    const spokenOf = JSON.stringify((await ctx.dossiers?.namedIn(meeting.notes)) ?? []);
    ctx.meetings.change(meeting.id, { state: 'ended', openedAt: opened, endedAt: now(), spokenOf });
    await ctx.rooms.end(meeting.id, 'Cuộc họp đã kết thúc.');
    return 'Đã kết thúc cuộc họp.';
  });

  act(
    'xoa',
    (meeting, user) => meeting.arranger === user.username && can(ctx, user, 'arrange'),
    async ({ meeting }) => {
      await ctx.rooms.end(meeting.id, 'Cuộc họp đã bị xóa.');
      ctx.meetings.remove(meeting.id);
      return 'Đã xóa cuộc họp.';
    },
  );
  return router;
}
