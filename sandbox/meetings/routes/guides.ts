import type { Router } from 'express';
import { guideRoutes } from '../../web/guides.ts';
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

/** Guides, one for each role. */
export function guides(ctx: Context): Router {
  return guideRoutes({
    ...{ steps: STEPS, names: ROLE_NAMES, show: (...page) => show(ctx, ...page) },
    isMissing: (role) => role === 'thuky' && ctx.faults.isOn('meeting-guide-missing'),
  });
}
