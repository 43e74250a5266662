import express from 'express';
import type { Router } from 'express';
import { html } from '../../web/html.ts';
import { PageError } from '../../web/errors.ts';
import type { Context } from '../context.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import type { Role } from '../domain/roles.ts';
import { show } from '../request.ts';

const STEPS: Readonly<Record<Role, readonly string[]>> = {
  chutri: [
    'Mở “Tạo cuộc họp”, nhập tên, chọn loại và thư ký, rồi mời các điểm cầu ở trang cuộc họp.',
    'Bấm “Vào phòng họp”; duyệt người ở phòng chờ, tắt mic hoặc camera của điểm cầu khi cần.',
    'Mở biểu quyết, ghi hình, bàn giao quyền chủ trì và kết thúc cuộc họp ở trang cuộc họp.',
  ],
  thuky: [
    'Ở trang cuộc họp, điểm danh người dự trực tiếp và ghi lý do người vắng mặt.',
    'Đăng tài liệu với mức truy cập, ghi nội dung cuộc họp.',
    'Khi cuộc họp kết thúc, mở “Xem biên bản” để kiểm tra và in.',
  ],
  diemcau: [
    'Mở “Cuộc họp”, chọn cuộc họp được mời và bấm “Vào phòng họp”.',
    'Cho phép trình duyệt dùng micro và camera; bật, tắt bằng các nút phía trên.',
    'Bấm “Giơ tay” để xin phát biểu; bỏ phiếu ở trang cuộc họp khi chủ trì mở biểu quyết.',
  ],
  quantri: [
    'Mở “Tài khoản” để mở khóa hoặc ngừng dùng tài khoản.',
    'Mở “Máy chủ” để khởi động lại máy chủ hội nghị.',
    'Mở “Nhật ký” để xem ai đã vào phòng họp, ai đã làm gì.',
  ],
};

/** Guides, one for each role; nobody needs to sign in for them. */
export function guideRoutes(ctx: Context): Router {
  const router = express.Router();
  const nameOf = (role: Role) => ROLE_NAMES[role].toLocaleLowerCase('vi');
  router.get('/huong-dan', (request, response) => {
    const isMissing = ctx.faults.isOn('meeting-guide-missing');
    const roles = (Object.keys(STEPS) as Role[]).filter((role) => !isMissing || role !== 'thuky');
    show(
      ctx,
      request,
      response,
      'Hướng dẫn sử dụng',
      html`<ul>
        ${roles.map((role) => html`<li><a href="/huong-dan/${role}">Hướng dẫn dành cho ${nameOf(role)}</a></li>`)}
      </ul>`,
    );
  });
  router.get('/huong-dan/:role', (request, response) => {
    const { role } = request.params;
    if (!Object.hasOwn(STEPS, role)) throw new PageError(404, 'Không có tài liệu này.');
    const steps = STEPS[role as Role];
    show(
      ctx,
      request,
      response,
      `Hướng dẫn dành cho ${nameOf(role as Role)}`,
      html`<ol>
        ${steps.map((step) => html`<li>${step}</li>`)}
      </ol>`,
    );
  });
  return router;
}
