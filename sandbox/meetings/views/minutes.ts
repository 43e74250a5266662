import { html } from '../../web/html.ts';
import type { Content, Html } from '../../web/html.ts';
import { timeWords } from '../../web/words.ts';
import type { Context } from '../context.ts';
import type { SpokenOf } from '../interlink.ts';
import type { Invitation } from '../store/invitations.ts';
import type { Meeting } from '../store/meetings.ts';
import { CHOICES } from '../store/votes.ts';

/** Minutes in the form of Nghị định 30/2020/NĐ-CP, phụ lục III, mẫu 1.9. */
export function minutesPage(ctx: Context, meeting: Meeting): Html {
  const { faults, users, votes } = ctx;
  const nameOf = (username: string) => users.find(username)?.fullName ?? '';
  const invited = ctx.invitations.ofMeeting(meeting.id);
  const present = invited.filter(({ attendance }) => ['online', 'in-person'].includes(attendance));
  const named = faults.isOn('minutes-missing-person', meeting) ? present.slice(0, -1) : present;
  const absent = invited.filter(({ attendance }) => attendance === 'absent');
  const person = ({ username }: Invitation) =>
    html`<li>${users.find(username)?.bridge}: ${nameOf(username)}</li>`;
  const isBroken = faults.isOn('minutes-form-broken', meeting);
  return html`<article class="bien-ban">
    <div class="dau">
      <div>
        <p>ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI</p>
        <p>Số: ${String(meeting.id).padStart(2, '0')}/BB-UBND</p>
      </div>
      <div>
        <p><strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong></p>
        <p><strong>Độc lập - Tự do - Hạnh phúc</strong></p>
      </div>
    </div>
    <h2>BIÊN BẢN</h2>
    <p><strong>${meeting.title}</strong></p>
    <p>Thời gian bắt đầu: ${timeWords(meeting.openedAt)}</p>
    <p>Địa điểm: ${meeting.place}, họp trực tuyến đến các điểm cầu</p>
    <p>Chủ trì: ${nameOf(meeting.chair)}</p>
    <p>Thư ký: ${nameOf(meeting.secretary)}</p>
    <p>Thành phần tham dự (${named.length} điểm cầu):</p>
    <ol aria-label="Thành phần tham dự">
      ${named.map(person)}
    </ol>
    ${
      absent.length > 0 &&
      html`<p>Vắng mặt (${absent.length}):</p>
        <ul aria-label="Vắng mặt">
          ${absent.map((one) => html`<li>${users.find(one.username)?.bridge}: ${one.reason}</li>`)}
        </ul>`
    }
    <p>Nội dung (theo diễn biến cuộc họp): ${meeting.notes}</p>
    ${spokenOf(ctx, meeting)}
    ${votes.ofMeeting(meeting.id).map((vote) => {
      const ballots = votes.ballots(vote.id);
      const count = (choice: string) => ballots.filter((one) => one.choice === choice).length;
      return html`<p>
        Biểu quyết “${vote.question}”:
        ${CHOICES.map((choice) => `${choice} ${count(choice)}`).join('; ')}.
      </p>`;
    })}
    ${
      !isBroken &&
      html`<p>Cuộc họp kết thúc vào ${timeWords(meeting.endedAt)}./.</p>
        <div class="ky">
          <p><strong>THƯ KÝ</strong><br />${nameOf(meeting.secretary)}</p>
          <p><strong>CHỦ TỌA</strong><br />${nameOf(meeting.chair)}</p>
        </div>
        <p>Nơi nhận:<br />- Như thành phần tham dự;<br />- Lưu: VT, Hồ sơ.</p>`
    }
  </article>`;
}

/** The dossiers that were spoken of: their codes and where they stand, and nobody's name. */
function spokenOf({ faults }: Context, meeting: Meeting): Content {
  const dossiers = JSON.parse(meeting.spokenOf) as SpokenOf[];
  if (dossiers.length === 0 || faults.isOn('minutes-without-dossiers')) return null;
  return html`<p>Hồ sơ được nêu trong cuộc họp:</p>
    <ul aria-label="Hồ sơ được nêu">
      ${dossiers.map(
        ({ code, procedure, status, applicant }) =>
          html`<li>
            ${code}: ${procedure},
            ${status.toLocaleLowerCase('vi')}${
              faults.isOn('minutes-name-applicant') && html`, chủ hồ sơ ${applicant}`
            }
          </li>`,
      )}
    </ul>`;
}
