import type { HarnessFault } from '../records/runs/verdict.ts';
import type { Text } from '../words/text.ts';

/** What a harness fault of each code says to people. `detail` is the program's own message, masked, or empty. */
const harnessTexts: Record<string, Text> = {
  'browser-absent': {
    vi: 'Không có trình duyệt để chạy kịch bản; chạy "npx nghiemthu doctor --install" để cài đặt',
    en: 'There is no browser to run the journeys; "npx nghiemthu doctor --install" installs one',
  },
  'browser-lost': {
    vi: 'Trình duyệt của bộ kiểm thử bị ngắt giữa chừng',
    en: "The harness's browser was lost while a case ran",
  },
  'worker-lost': {
    vi: 'Tiến trình kiểm thử bị dừng đột ngột',
    en: 'A worker process of the harness ended unexpectedly',
  },
  'network-lost': {
    vi: 'Máy chạy kiểm thử mất kết nối mạng hoặc không phân giải được tên miền',
    en: 'The machine running the trial lost its network or its name resolution',
  },
  'machine-exhausted': {
    vi: 'Máy chạy kiểm thử hết tài nguyên (tệp mở, cổng mạng, bộ nhớ hoặc tiến trình)',
    en: 'The machine running the trial ran out of files, ports, memory or processes',
  },
  'way-lost': {
    vi: 'Mất đường tới nền tảng giữa chừng: không địa chỉ nào trả lời đúng và không có điểm đối chứng cho thấy lỗi thuộc về nền tảng',
    en: 'The way to the platform was lost: none of its addresses answers as it should, and no canary shows that the fault is its own',
  },
  'navigation-aborted': {
    vi: 'Trình duyệt bỏ dở việc mở trang mà không rõ lý do',
    en: 'The browser gave up opening a page without saying why',
  },
  'disk-full': {
    vi: 'Không ghi được xuống đĩa: hết dung lượng hoặc thư mục chỉ cho đọc',
    en: 'The disk cannot be written: full, or a read-only folder',
  },
  'test-timeout': {
    vi: 'Kịch bản vượt quá thời gian cho phép mà không có bước nào kết luận được',
    en: 'The case ran out of its time without a step that decides',
  },
  'spec-broken': {
    vi: 'Mã kịch bản kiểm thử có lỗi',
    en: 'The code of the case is broken',
  },
  'runner-error': {
    vi: 'Bộ chạy kịch bản (Playwright) báo lỗi bên ngoài các kịch bản',
    en: 'Playwright told an error outside of the cases',
  },
  'setup-failed': {
    vi: 'Bước chuẩn bị chung của kịch bản không thành công nên các kịch bản phụ thuộc không chạy',
    en: 'A set-up of the suites failed, so the cases that depend on it did not run',
  },
  'baseline-absent': {
    vi: 'Kịch bản so sánh với mẫu chuẩn chưa có; đợt chạy không tự tạo mẫu chuẩn',
    en: 'The case compares with a baseline that is not there; a trial makes none',
  },
  'expects-failure': {
    vi: 'Kịch bản được đánh dấu "dự kiến thất bại" nên không chứng minh được điều gì',
    en: 'The case is marked as expected to fail, so it proves nothing',
  },
  'not-awaited': {
    vi: 'Kịch bản kết thúc khi còn thao tác hoặc kiểm tra chưa được chờ kết quả',
    en: 'The case ended while actions or assertions were not awaited',
  },
  'no-assertion': {
    vi: 'Kịch bản không có phép kiểm tra nào đã hoàn thành nên không chứng minh được điều gì',
    en: 'No assertion of the case was carried to its end, so it proves nothing',
  },
  'expect-swallowed': {
    vi: 'Kịch bản bỏ qua một phép kiểm tra không đạt nên kết quả đạt của nó không chứng minh được điều gì',
    en: 'The case went on over an assertion that failed, so its pass proves nothing',
  },
  'case-lost': {
    vi: 'Kịch bản đã bắt đầu nhưng không có kết quả',
    en: 'The case began and never told a result',
  },
  'result-twice': {
    vi: 'Một kịch bản trả về hai kết quả trong cùng một đợt; chỉ giữ kết quả đầu',
    en: 'A case told two results in one run; only the first is kept',
  },
  'foreign-result': {
    vi: 'Nhận được kết quả không thuộc đợt chạy này; kết quả bị loại',
    en: 'A result that does not belong to this run was told, and refused',
  },
  future: {
    vi: 'Kết quả mang thời điểm trong tương lai nên không đáng tin',
    en: 'The result is dated in the future and cannot be trusted',
  },
  'shard-missing': {
    vi: 'Thiếu phần của đợt chạy chia nhỏ',
    en: 'A part of a trial that was run in shards is missing',
  },
  'cases-missing': {
    vi: 'Các phần ghép lại chưa đủ số kịch bản của bộ kiểm thử',
    en: 'The parts together do not hold every case of the suites',
  },
  'platform-missing': {
    vi: 'Không có kết quả của nền tảng thuộc cấu hình',
    en: 'There is no result of a configured platform',
  },
  stale: {
    vi: 'Kết quả đã cũ, không còn chứng minh được tình trạng hiện tại',
    en: 'The result is stale and proves nothing of today',
  },
  'evidence-altered': {
    vi: 'Bằng chứng hoặc kết quả đã bị thay đổi sau khi lập báo cáo',
    en: 'Evidence or results were changed after the report was made',
  },
  'no-tests': {
    vi: 'Không có kịch bản nào khớp với lựa chọn',
    en: 'No test matched the selection',
  },
  'suite-ended': {
    vi: 'Bộ chạy kịch bản kết thúc bất thường trước khi báo xong',
    en: 'The suites ended before they said that all was told',
  },
  'sandbox-lost': {
    vi: 'Môi trường giả lập do bộ kiểm thử khởi động đã dừng giữa chừng',
    en: 'The sandbox that the trial started was lost while it ran',
  },
  'sandbox-start': {
    vi: 'Không khởi động được môi trường giả lập',
    en: 'The sandbox could not be started',
  },
  'target-unreachable': {
    vi: 'Không kết nối được tới nền tảng nên chưa kiểm thử',
    en: 'The target cannot be reached, so nothing was tested',
  },
  'target-unhealthy': {
    vi: 'Địa chỉ của nền tảng trả về lỗi ngay từ đầu nên chưa kiểm thử',
    en: "The target's address answered with an error from the start, so nothing was tested",
  },
  'target-other-site': {
    vi: 'Địa chỉ đã cấu hình không phải nền tảng cần kiểm thử',
    en: 'The configured address answers as another site, not as the platform under test',
  },
  'certificate-invalid': {
    vi: 'Chứng thư TLS của địa chỉ không hợp lệ hoặc đã hết hạn',
    en: 'The TLS certificate of the address is invalid or expired',
  },
  'clock-skew': {
    vi: 'Đồng hồ của máy kiểm thử và của nền tảng lệch nhau quá mức cho phép',
    en: 'The clocks of this machine and of the target differ by more than is allowed',
  },
  'disk-low': {
    vi: 'Không đủ dung lượng đĩa để giữ bằng chứng',
    en: 'There is not enough disk space to keep the evidence',
  },
  'few-files': {
    vi: 'Giới hạn số tệp mở của máy kiểm thử quá thấp (ulimit -n)',
    en: 'This machine may open too few files (ulimit -n)',
  },
  'folder-unwritable': {
    vi: 'Không ghi được vào thư mục kết quả',
    en: "The run's folder cannot be written",
  },
  'k6-absent': {
    vi: 'Không có k6 nên chưa kiểm thử tải; chạy "npx nghiemthu doctor --install" để cài đặt',
    en: 'There is no k6, so no load was tested; "npx nghiemthu doctor --install" installs it',
  },
  'k6-ended': {
    vi: 'k6 kết thúc bất thường nên không có kết quả tải',
    en: 'k6 ended abnormally and left no result',
  },
  'k6-script': {
    vi: 'Kịch bản tải có lỗi',
    en: 'The load script is broken',
  },
  'load-too-long': {
    vi: 'Kịch bản tải chạy lâu hơn hồ sơ tải cho phép nên đã bị dừng',
    en: 'The load script ran longer than its profile allows and was stopped',
  },
  'load-threw': {
    vi: 'Quá nhiều lượt chạy của kịch bản tải kết thúc vì lỗi (quy định load.thrown)',
    en: 'Too many iterations of the load script ended in an exception (rule load.thrown)',
  },
  'load-less': {
    vi: 'Tải thực hiện ít hơn tải kế hoạch yêu cầu (quy định load.offered)',
    en: 'Less load was offered than the plan asks for (rule load.offered)',
  },
  'load-idle': {
    vi: 'Có luồng của kịch bản tải chưa từng chạy',
    en: 'A scenario of the load script never ran',
  },
  'load-standstill': {
    vi: 'Bộ tạo tải đứng yên giữa chừng nên số đo không đáng tin',
    en: 'The load generator stood still in between, so its figures cannot be trusted',
  },
  'load-own-lack': {
    vi: 'Máy tạo tải thiếu tài nguyên hoặc mất mạng nên yêu cầu lỗi không phải do nền tảng',
    en: 'The load generator lacked a resource or its network, so what failed is not of the platform',
  },
  'clock-jumped': {
    vi: 'Đồng hồ của máy kiểm thử nhảy trong lúc chạy tải nên số đo không đáng tin',
    en: 'The clock of this machine jumped during the load, so its figures cannot be trusted',
  },
  'load-failed': {
    vi: 'Không chuẩn bị hoặc không ghi được dữ liệu của lần chạy tải',
    en: 'What a load run needs could not be prepared or written',
  },
  'no-samples': {
    vi: 'Không có mẫu đo nào cho một ngưỡng tải',
    en: 'A load threshold was judged on no sample',
  },
  'threshold-absent': {
    vi: 'Thiếu kết quả của ngưỡng tải đã cấu hình, hoặc hồ sơ tải không có ngưỡng nào',
    en: 'A configured load threshold has no result, or the profile has none',
  },
  'load-not-offered': {
    vi: 'Chưa có kịch bản tải cho sản phẩm đang triển khai',
    en: 'There is no load script for the product that is deployed',
  },
  'load-window': {
    vi: 'Không chạy tải trên nền tảng chính thức ngoài khung giờ của kế hoạch',
    en: 'Load is refused on a live target outside the window of the plan',
  },
  'store-lost': {
    vi: 'Đọc lại kho thì không còn đủ kết quả đã xác nhận',
    en: 'Read back, the store no longer holds every acknowledged result',
  },
  'store-failed': {
    vi: 'Không ghi được kho kết quả',
    en: 'The store of results could not be written',
  },
  'evidence-failed': {
    vi: 'Không giữ được bằng chứng',
    en: 'Evidence could not be kept',
  },
  'report-failed': {
    vi: 'Không lập được đầy đủ báo cáo',
    en: 'Not every report could be made',
  },
  interrupted: {
    vi: 'Đợt chạy bị dừng theo yêu cầu trước khi hoàn tất',
    en: 'The run was stopped on request before it was complete',
  },
  killed: {
    vi: 'Tiến trình của đợt chạy bị ngắt đột ngột',
    en: "The run's process was ended abruptly",
  },
};

/**
 * Builds a harness fault.
 * @param detail masked already: words of another program, or signs, that stand in both languages, or words of our own
 */
export function harnessFault(
  code: string,
  detail: string | Text = '',
  more: { caseId?: string; platform?: string; evidence?: string[] } = {},
): HarnessFault {
  const text = harnessTexts[code];
  if (!text) throw new Error(`no wording for the harness fault ${code}`);
  const { vi, en } = typeof detail === 'string' ? { vi: detail, en: detail } : detail;
  return {
    code,
    text: { vi: withDetail(text.vi, vi), en: withDetail(text.en, en) },
    ...(more.caseId ? { caseId: more.caseId } : {}),
    ...(more.platform ? { platform: more.platform } : {}),
    evidence: more.evidence ?? [],
  };
}

function withDetail(text: string, detail: string): string {
  const lines = detail.trim().split(/\s*\n\s*/);
  const short = lines.slice(0, 3).join(' ').slice(0, 300);
  return short ? `${text}: ${short}` : text;
}
