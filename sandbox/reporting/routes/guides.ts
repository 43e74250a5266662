import express from 'express';
import type { Router } from 'express';
import { table } from '../../web/form.ts';
import { guideRoutes } from '../../web/guides.ts';
import type { Context } from '../context.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import type { Role } from '../domain/roles.ts';
import { forms } from '../domain/forms.ts';
import { show } from '../request.ts';

const STEPS: Readonly<Record<Role, readonly string[]>> = {
  nhaplieu: [
    'Mở “Báo cáo của đơn vị”, chọn đợt báo cáo đang nhập liệu.',
    'Nhập từng ô; dùng phím mũi tên hoặc Enter để chuyển ô. Số liệu được tự lưu khi rời ô.',
    'Có thể kết xuất Excel, điền vào tệp rồi bấm “Nhập từ tệp Excel”.',
    'Bấm “Gửi báo cáo”; ô nào sai được chỉ ra để sửa.',
  ],
  lanhdao: [
    'Mở báo cáo “Đã gửi chờ duyệt”, xem số liệu.',
    'Bấm “Duyệt” để ký số, hoặc “Yêu cầu chỉnh lý” kèm lý do.',
  ],
  tonghop: [
    'Mở “Tạo kỳ báo cáo” để giao biểu mẫu cho các đơn vị.',
    'Ở trang đợt báo cáo, bấm “Nhắc gửi báo cáo” với đơn vị chưa gửi.',
    'Bấm “Tổng hợp”; các đơn vị chưa duyệt nằm ở danh sách “Chưa tổng hợp”.',
    'Sau khi lãnh đạo ký số, bấm “Gửi Hệ thống báo cáo Chính phủ”.',
  ],
  kyduyet: ['Mở đợt báo cáo đã tổng hợp, xem số liệu toàn tỉnh.', 'Bấm “Ký số và hoàn thành”.'],
  hethong: [
    'Đăng nhập bằng tài khoản kết nối.',
    'Đọc biểu mẫu, đợt báo cáo, số liệu, tổng hợp và gói tin qua giao diện /api.',
  ],
  quantri: [
    'Mở “Tài khoản” để mở khóa hoặc ngừng dùng tài khoản.',
    'Mở “Nhật ký” để xem ai đã làm gì.',
  ],
};

/** Guides, one for each role, and the templates; nobody needs to sign in for them. */
export function publicRoutes(ctx: Context): Router {
  const router = express.Router();
  router.use(
    guideRoutes({
      ...{ steps: STEPS, names: ROLE_NAMES, show: (...page) => show(ctx, ...page) },
      isMissing: (role) => role === 'lanhdao' && ctx.faults.isOn('reporting-guide-missing'),
    }),
  );
  router.get('/bieu-mau', (request, response) => {
    show(
      ctx,
      request,
      response,
      'Biểu mẫu báo cáo',
      table(
        'Danh sách biểu mẫu',
        ['Ký hiệu', 'Tên biểu mẫu', 'Phiên bản', 'Chỉ tiêu', 'Cột'],
        forms.map(({ code, title, version, rows, columns }) => [
          ...[code, title, version, rows.length, columns.length],
        ]),
        'Tên biểu mẫu',
      ),
    );
  });
  return router;
}
