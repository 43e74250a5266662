import type { Response } from 'express';
import { facts, input, select, table, textarea } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import type { Content, Html } from '../../web/html.ts';
import { sessionOf, token } from '../../web/visit.ts';
import { timeWords } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { ATTENDANCE_NAMES } from '../domain/attendance.ts';
import { KINDS } from '../domain/kinds.ts';
import { STATE_NAMES } from '../domain/states.ts';
import { can } from '../rights.ts';
import type { Meeting } from '../store/meetings.ts';
import type { User } from '../store/users.ts';

/** The page of one meeting as somebody of it sees it. */
export function meetingPage(ctx: Context, meeting: Meeting, user: User, response: Response): Html {
  const fullName = (username: string) => ctx.users.find(username)?.fullName ?? '';
  const isChair = meeting.chair === user.username;
  const runs = isChair || meeting.secretary === user.username;
  const isOver = meeting.state === 'ended';
  const act = (name: string, title: string, fields: Content): Html =>
    html`<form class="card" method="post" action="/cuoc-hop/${meeting.id}/${name}">
      ${token(sessionOf(ctx, response))} ${fields}
      <button type="submit">${title}</button>
    </form>`;
  return html`${facts([
      ['Loại cuộc họp', KINDS[meeting.kind]],
      ['Trạng thái', STATE_NAMES[meeting.state]],
      ['Bắt đầu', timeWords(meeting.openedAt ?? meeting.startsAt)],
      ['Địa điểm', meeting.place],
      ['Chủ trì', fullName(meeting.chair)],
      ['Thư ký', fullName(meeting.secretary)],
      ['Phòng chờ', meeting.lobby === 1 ? 'Có' : 'Không'],
    ])}
    ${!isOver && html`<p><a class="button" href="/phong/${meeting.code}">Vào phòng họp</a></p>`}
    ${isOver && html`<p><a class="button" href="/cuoc-hop/${meeting.id}/bien-ban">Xem biên bản</a></p>`}
    <p>
      <a href="/cuoc-hop/${meeting.id}/bieu-quyet">Biểu quyết</a> ·
      <a href="/cuoc-hop/${meeting.id}/tai-lieu">Tài liệu</a>
    </p>
    ${recordings(ctx, meeting)} ${roll(ctx, meeting)}
    ${can(ctx, user, 'record') && !isOver && [act('ghi-hinh', 'Bắt đầu ghi hình', ''), act('dung-ghi-hinh', 'Dừng ghi hình', '')]}
    ${
      runs &&
      act('moi', 'Mời', [
        input({
          name: 'invited',
          label: 'Tài khoản được mời',
          required: true,
          hint: 'Cách nhau bằng dấu phẩy; “tat-ca” mời mọi điểm cầu.',
        }),
        input({ name: 'hours', label: 'Hạn của lời mời (giờ)', value: '4' }),
      ])
    }
    ${
      runs &&
      ctx.invitations.ofMeeting(meeting.id).length > 0 &&
      act('diem-danh', 'Điểm danh', [
        select({
          ...{ name: 'username', label: 'Người được điểm danh', required: true },
          options: ctx.invitations.ofMeeting(meeting.id).map(({ username }) => ({
            value: username,
            text: ctx.users.find(username)?.bridge ?? username,
          })),
        }),
        select({
          ...{ name: 'attendance', label: 'Tình trạng' },
          options: Object.entries(ATTENDANCE_NAMES).map(([value, text]) => ({ value, text })),
        }),
        input({ name: 'reason', label: 'Lý do vắng mặt' }),
      ])
    }
    ${
      meeting.secretary === user.username &&
      act(
        'ghi-chu',
        'Lưu nội dung',
        textarea({ name: 'notes', label: 'Nội dung cuộc họp', value: meeting.notes }),
      )
    }
    ${
      isChair &&
      !isOver &&
      act(
        'ban-giao',
        'Bàn giao quyền chủ trì',
        select({
          ...{ name: 'heir', label: 'Người nhận quyền chủ trì', required: true },
          options: ctx.users
            .ofRole('chutri')
            .filter(({ username }) => username !== user.username)
            .map(({ username, fullName: text }) => ({
              value: username,
              text: `${text} (${username})`,
            })),
        }),
      )
    }
    ${isChair && !isOver && act('ket-thuc', 'Kết thúc cuộc họp', '')}
    ${meeting.arranger === user.username && act('xoa', 'Xóa cuộc họp', '')}`;
}

/** Recordings that are done. */
function recordings(ctx: Context, meeting: Meeting): Content {
  const done = ctx.recordings.ofMeeting(meeting.id).filter(({ endedAt }) => endedAt !== null);
  if (done.length === 0) return null;
  return html`<ul aria-label="Bản ghi">
    ${done.map(
      ({ id, startedAt }) =>
        html`<li>
          <a href="/cuoc-hop/${meeting.id}/ban-ghi/${id}">Bản ghi ${timeWords(startedAt)}</a>
        </li>`,
    )}
  </ul>`;
}

/** The roll: everybody who was invited and how they stand. */
function roll(ctx: Context, meeting: Meeting): Html {
  const rows = ctx.invitations.ofMeeting(meeting.id);
  if (rows.length === 0) return html`<p>Chưa mời điểm cầu nào, nên chưa có ai để điểm danh.</p>`;
  return table(
    'Điểm danh',
    ['Điểm cầu', 'Tình trạng', 'Vào phòng lúc', 'Lý do vắng'],
    rows.map(({ username, attendance, enteredAt, reason }) => [
      ctx.users.find(username)?.bridge,
      ATTENDANCE_NAMES[attendance],
      timeWords(enteredAt),
      reason,
    ]),
  );
}
