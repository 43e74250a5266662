import type { Router } from 'express';
import { guideRoutes } from '../../web/guides.ts';
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

/** Guides, one for each role. */
export function guides(ctx: Context): Router {
  return guideRoutes({
    ...{ steps: STEPS, names: ROLE_NAMES, show: (...page) => show(ctx, ...page) },
    isMissing: (role) => role === 'troly' && ctx.faults.isOn('document-guide-missing'),
  });
}
