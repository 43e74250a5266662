import express from 'express';
import type { Router } from 'express';
import { html } from '../../web/html.ts';
import type { Context } from '../context.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import type { Role } from '../domain/roles.ts';
import { PageError } from '../../web/errors.ts';
import { show } from '../request.ts';

const GUIDES: Record<Role, string[]> = {
  congdan: [
    'Đăng nhập bằng VNeID hoặc tài khoản của tỉnh.',
    'Vào "Thủ tục", tìm thủ tục cần làm, bấm "Nộp hồ sơ trực tuyến".',
    'Chọn nơi tiếp nhận, kiểm tra thông tin đã tự điền, đính kèm tờ khai rồi bấm "Nộp hồ sơ".',
    'Theo dõi tại "Hồ sơ của tôi". Khi được yêu cầu, bấm "Gửi bổ sung" hoặc "Nộp phí trực tuyến".',
    'Kết quả nằm trong "Kho dữ liệu điện tử".',
  ],
  motcua: [
    'Mở "Hồ sơ của đơn vị", lọc trạng thái "Mới đăng ký".',
    'Kiểm tra giấy tờ. Bấm "Tiếp nhận hồ sơ", "Yêu cầu bổ sung" hoặc "Từ chối hồ sơ"; thủ tục có phí thì bấm "Yêu cầu nộp phí".',
    'Khi người dân đến quầy, dùng "Tiếp nhận trực tiếp" và in giấy tiếp nhận.',
    'Bấm "Phân công xử lý" để chuyển cho chuyên viên.',
    'Chậm hẹn thì bấm "Gửi thư xin lỗi và hẹn lại".',
    'Khi kết quả đã được ký số, bấm "Trả kết quả".',
  ],
  chuyenvien: [
    'Vào "Hồ sơ của đơn vị", mở hồ sơ được phân công, ghi ý kiến rồi bấm "Lưu ý kiến thẩm định".',
    'Cần người khác xử lý tiếp thì dùng "Chuyển chuyên viên khác".',
    'Thiếu giấy tờ thì "Yêu cầu bổ sung", không đủ điều kiện thì "Từ chối hồ sơ"; chậm hẹn thì "Gửi thư xin lỗi và hẹn lại".',
    'Xong thẩm định, bấm "Trình ký".',
  ],
  lanhdao: [
    'Mở "Hồ sơ của đơn vị", chọn hồ sơ ở bước "Chờ lãnh đạo ký số".',
    'Đọc ý kiến thẩm định. Bấm "Ký số", hoặc "Trả lại chuyên viên" kèm lý do.',
    'Khi cần, lãnh đạo cũng dùng được "Phân công xử lý", "Từ chối hồ sơ" và "Gửi thư xin lỗi và hẹn lại".',
  ],
  vanthu: ['Vào "Hồ sơ của đơn vị", mở hồ sơ đã ký số, nhập số, ký hiệu và bấm "Cấp số kết quả".'],
  quantri: [
    'Vào "Tài khoản" để mở khóa, ngừng dùng hoặc cho dùng lại.',
    'Vào "Đơn vị" để xem mã định danh và chứng thư số.',
    'Vào "Nhật ký" để xem ai đã làm gì, lúc nào.',
  ],
};

/** User guides, one page per role. */
export function guideRoutes(ctx: Context): Router {
  const router = express.Router();
  const roles = Object.keys(GUIDES) as Role[];
  const offered = () =>
    roles.filter((role) => role !== 'motcua' || !ctx.faults.isOn('guide-missing'));

  router.get('/huong-dan', (request, response) => {
    show(
      ctx,
      request,
      response,
      'Hướng dẫn sử dụng',
      html`<p>Chọn tài liệu theo vai trò.</p>
        <ul>
          ${offered().map((role) => html`<li><a href="/huong-dan/${role}">Hướng dẫn dành cho ${ROLE_NAMES[role].toLocaleLowerCase('vi')}</a></li>`)}
        </ul>`,
    );
  });

  router.get('/huong-dan/:role', (request, response) => {
    const role = offered().find((one) => one === request.params.role);
    if (!role) throw new PageError(404, 'Chưa có tài liệu này.');
    const isCut = role === 'lanhdao' && ctx.faults.isOn('guide-cut');
    const steps = isCut ? GUIDES[role].slice(0, 1) : GUIDES[role];
    show(
      ctx,
      request,
      response,
      `Hướng dẫn dành cho ${ROLE_NAMES[role].toLocaleLowerCase('vi')}`,
      html`<div class="card">
        <ol class="steps">
          ${steps.map((step) => html`<li>${step}</li>`)}
        </ol>
      </div>`,
    );
  });

  return router;
}
