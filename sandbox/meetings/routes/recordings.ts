import express from 'express';
import type { Router } from 'express';
import { PageError } from '../../web/errors.ts';
import { goOn } from '../../web/visit.ts';
import type { Context } from '../context.ts';
import { form, meetingFor, personOf } from '../request.ts';
import { can } from '../rights.ts';

/** Recordings of a meeting: begun, ended, and handed out. */
export function recordingRoutes(ctx: Context): Router {
  const router = express.Router();
  const going = new Map<number, number>();

  router.post('/cuoc-hop/:id/ghi-hinh', ...form, async (request, response) => {
    const meeting = meetingFor(ctx, request, response);
    if (!can(ctx, personOf(response), 'record'))
      throw new PageError(403, 'Tài khoản không có quyền thực hiện việc này.');
    if ((await ctx.rooms.find(meeting.id)?.record()) !== true)
      throw new PageError(409, 'Chưa có tiếng và hình của chủ trì để ghi.');
    going.set(meeting.id, ctx.recordings.begin(meeting.id));
    goOn(ctx, response, `/cuoc-hop/${meeting.id}`, 'Đã bắt đầu ghi hình.');
  });

  router.post('/cuoc-hop/:id/dung-ghi-hinh', ...form, async (request, response) => {
    const meeting = meetingFor(ctx, request, response);
    if (!can(ctx, personOf(response), 'record'))
      throw new PageError(403, 'Tài khoản không có quyền thực hiện việc này.');
    const bytes = await ctx.rooms.find(meeting.id)?.endRecording();
    const id = going.get(meeting.id);
    if (bytes === undefined || id === undefined)
      throw new PageError(409, 'Không có bản ghi nào đang chạy.');
    ctx.recordings.end(id, bytes);
    goOn(ctx, response, `/cuoc-hop/${meeting.id}`, 'Đã dừng ghi hình.');
  });

  router.get('/cuoc-hop/:id/ban-ghi/:recording', (request, response) => {
    const meeting = meetingFor(ctx, request, response);
    const recording = ctx.recordings.find(Number(request.params.recording));
    if (recording?.meeting !== meeting.id || recording.bytes === null)
      throw new PageError(404, 'Không có bản ghi này.');
    response.type('video/webm').send(Buffer.from(recording.bytes));
  });
  return router;
}
