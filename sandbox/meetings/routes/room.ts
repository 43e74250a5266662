import { readFileSync } from 'node:fs';
import express from 'express';
import type { Router } from 'express';
import { html } from '../../web/html.ts';
import { PageError } from '../../web/errors.ts';
import type { Context } from '../context.ts';
import { belongs } from '../rights.ts';
import { personWho, show } from '../request.ts';

const script = readFileSync(new URL('../client/room.js', import.meta.url), 'utf8');

/** The room of a meeting, and the links that invitations are. */
export function roomRoutes(ctx: Context): Router {
  const router = express.Router();

  router.get('/phong-hop.js', (_request, response) => {
    response.type('js').send(script);
  });

  router.get('/phong/:code', (request, response) => {
    const user = personWho(ctx, response, 'see-meetings');
    const meeting = ctx.meetings.byCode(request.params.code);
    if (meeting === undefined) throw new PageError(404, 'Không có phòng họp này.');
    if (!belongs(ctx, meeting, user))
      throw new PageError(403, 'Tài khoản không được mời dự cuộc họp này.');
    if (meeting.state === 'ended') throw new PageError(410, 'Cuộc họp đã kết thúc.');
    const invitation = ctx.invitations.find(meeting.id, user.username);
    const isOver = invitation !== undefined && Date.parse(invitation.expiresAt) < Date.now();
    if (isOver && !ctx.faults.isOn('old-invitation-valid', meeting))
      throw new PageError(410, 'Lời mời đã hết hạn.');
    // The only page that may use the camera and the microphone.
    response.set('Permissions-Policy', 'camera=(self), microphone=(self), display-capture=(self)');
    show(
      ctx,
      request,
      response,
      meeting.title,
      html`<p id="trang-thai" role="status">Đang vào phòng họp.</p>
        <section
          id="phong-hop"
          data-code="${meeting.code}"
          data-name="${user.bridge}"
          aria-label="Phòng họp"
        >
          <div class="actions">
            <button type="button" id="mic" data-on="1">Tắt mic</button>
            <button type="button" id="camera" data-on="1">Tắt camera</button>
            <button type="button" id="xem" hidden>Chỉ xem chủ trì</button>
            <button type="button" id="gio-tay">Giơ tay</button>
            <button type="button" id="chia-se">Chia sẻ màn hình</button>
            <button type="button" id="tat-mic-tat-ca" data-chair hidden>Tắt mic tất cả</button>
            <button type="button" id="roi-phong">Rời phòng</button>
          </div>
          <div id="diem-cau" class="diem-cau"></div>
          <h2>Người đang dự</h2>
          <ul id="nguoi-du" aria-label="Người đang dự"></ul>
        </section>
        <script src="/phong-hop.js" type="module"></script>`,
    );
  });

  router.get('/api/may-chu-ice', async (_request, response) => {
    personWho(ctx, response, 'see-meetings');
    const iceServers = await ctx.turn.servers();
    if (iceServers.length === 0)
      throw new PageError(503, 'Máy này không có chương trình TURN (turnserver).');
    response.json({ iceServers });
  });

  router.get('/moi/:token', (request, response) => {
    const invitation = ctx.invitations.byToken(request.params.token);
    const meeting = invitation && ctx.meetings.find(invitation.meeting);
    if (meeting === undefined) throw new PageError(404, 'Không có lời mời này.');
    response.redirect(303, `/phong/${meeting.code}`);
  });
  return router;
}
