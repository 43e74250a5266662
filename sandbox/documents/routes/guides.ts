import express from 'express';
import type { Router } from 'express';
import { html } from '../../web/html.ts';
import { PageError } from '../../web/errors.ts';
import type { Context } from '../context.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import type { Role } from '../domain/roles.ts';
import { show } from '../request.ts';

const STEPS: Readonly<Record<Role, readonly string[]>> = {
  vanthu: [
    'Mở “Văn bản đến”, lọc “Chờ tiếp nhận” để xem văn bản vừa đến từ trục liên thông.',
    'Kiểm tra nơi gửi, tệp và chữ ký; bấm “Tiếp nhận và vào sổ”, hoặc “Trả lại” kèm lý do.',
    'Văn bản giấy: mở “Vào sổ văn bản”, nhập thông tin và đính kèm bản quét.',
    'Văn bản đi đã ký: bấm “Cấp số”, rồi “Phát hành”.',
    'Theo dõi tình trạng từng nơi nhận ở trang văn bản; “Thu hồi” khi phát hành nhầm, “Cập nhật văn bản” khi cần sửa nội dung.',
  ],
  lanhdao: [
    'Mở văn bản đến “Chờ bút phê”, ghi ý kiến chỉ đạo, chọn người xử lý chính và phối hợp, đặt thời hạn.',
    'Mở văn bản đi “Chờ ký”, xem dự thảo; bấm “Ký số” hoặc “Cho ý kiến và trả dự thảo”.',
    'Mở “Theo dõi hạn” để xem văn bản quá hạn, sắp đến hạn và bấm “Đôn đốc” ở trang văn bản.',
  ],
  truongphong: [
    'Mở văn bản được giao, bấm “Chuyển xử lý” để giao chuyên viên.',
    'Ghi kết quả xử lý và bấm “Kết thúc xử lý” khi xong.',
    'Dự thảo do chuyên viên trình: “Cho ý kiến và trả dự thảo”, hoặc “Chuyển trình lãnh đạo” khi đồng ý.',
    'Mở “Theo dõi hạn” để đôn đốc văn bản của phòng.',
  ],
  chuyenvien: [
    'Mở văn bản được giao xử lý chính hoặc phối hợp, bấm “Ghi kết quả xử lý”.',
    'Người xử lý chính bấm “Kết thúc xử lý” khi xong.',
    'Mở “Lập hồ sơ”, rồi ở trang văn bản bấm “Đưa vào hồ sơ công việc”; đóng hồ sơ khi xong việc.',
    'Mở “Soạn dự thảo”, chọn mẫu, nhập nội dung, đính kèm tệp, chọn nơi nhận, rồi “Trình ký”.',
  ],
  troly: [
    'Mở “Việc của tôi” để xem văn bản đến chưa có đề xuất; bấm “Đề xuất bút phê” để giúp lãnh đạo.',
    'Xem dự thảo đang trình và bấm “Góp ý dự thảo”.',
    'Mở “Theo dõi hạn”, bấm “Đôn đốc” thay lãnh đạo với văn bản quá hạn.',
  ],
  quantri: [
    'Mở “Tài khoản” để mở khóa hoặc ngừng dùng tài khoản.',
    'Mở “Nhật ký” để xem ai đã đọc và xử lý một văn bản.',
  ],
};

/** Guides, one for each role; nobody needs to sign in for them. */
export function guideRoutes(ctx: Context): Router {
  const router = express.Router();
  const nameOf = (role: Role) => ROLE_NAMES[role].toLocaleLowerCase('vi');
  router.get('/huong-dan', (request, response) => {
    const isMissing = ctx.faults.isOn('document-guide-missing');
    const roles = (Object.keys(STEPS) as Role[]).filter((role) => !isMissing || role !== 'troly');
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
