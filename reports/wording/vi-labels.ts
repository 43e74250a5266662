import { DECISION_NAMES } from '../../words/scales/decision.ts';
import { DEFECT_STATE_NAMES } from '../../words/scales/defect-state.ts';
import { DEMAND_ANSWER_NAMES } from '../../words/scales/demand-answer.ts';
import { DIMENSION_NAMES } from '../../words/scales/dimension.ts';
import { namesIn } from '../../words/scales/names.ts';
import { PRIORITY_NAMES, SEVERITY_NAMES } from '../../words/scales/severity.ts';
import { VERDICT_NAMES } from '../../words/scales/verdict.ts';
import { WEIGHT_NAMES } from '../../words/scales/weight.ts';
/** Names of verdicts, states and measured values. */
export const labels = {
  decision: namesIn(DECISION_NAMES, 'vi'),
  evaluation: {
    met: 'Đạt',
    conditional: 'Đạt có điều kiện',
    'not-met': 'Không đạt',
    undecided: 'Chưa đủ cơ sở kết luận',
  },
  demandAnswer: namesIn(DEMAND_ANSWER_NAMES, 'vi'),
  verdict: namesIn(VERDICT_NAMES, 'vi'),
  dimension: namesIn(DIMENSION_NAMES, 'vi'),
  weight: namesIn(WEIGHT_NAMES, 'vi'),
  severity: namesIn(SEVERITY_NAMES, 'vi'),
  priority: namesIn(PRIORITY_NAMES, 'vi'),
  defectState: namesIn(DEFECT_STATE_NAMES, 'vi'),
  caseKind: {
    journey: 'Kịch bản người dùng',
    check: 'Nội dung kiểm tra',
    case: 'Ca kiểm thử bổ sung',
  },
  blame: {
    platform: 'Hệ thống được đánh giá',
    precondition: 'Điều kiện trước',
    harness: 'Công cụ kiểm thử',
  },
  targetKind: {
    sandbox: 'Môi trường mô phỏng',
    trial: 'Môi trường vận hành thử',
    live: 'Hệ thống đang vận hành',
  },
  ending: { complete: 'Hoàn thành', interrupted: 'Dừng giữa chừng' },
  evidenceKind: {
    trace: 'vết thao tác',
    screenshot: 'ảnh màn hình',
    log: 'nhật ký',
    page: 'trang ghi lại',
    preflight: 'kiểm tra trước',
    load: 'số liệu tải',
    attachment: 'tệp đính kèm',
    facts: 'dữ kiện đã kiểm',
    waterfall: 'đường đi qua các hệ thống',
  },

  /** Systems beside the platforms, by their key in the target. */
  unmaskable: {
    picture: 'ảnh chưa được che',
    recording: 'ghi hình hoặc ghi âm',
    document: 'tài liệu',
    archive: 'tệp nén không mở được',
    unreadable: 'không đọc được thành chữ',
    'too-large': 'quá lớn',
  },

  /** What is taken of many times: `avg`, `p(95)`. */
  aggregate: (name: string): string =>
    (
      { avg: 'trung bình', med: 'trung vị', max: 'lớn nhất', min: 'nhỏ nhất' } as Record<
        string,
        string
      >
    )[name] ?? name.replace(/^p\(([\d.]+)\)$/, 'p$1'),

  /** What a load run did that is no HTTP request, by k6's metric. */
  activity: (metric: string): string =>
    new Map(
      Object.entries({
        ws_sessions: 'phiên WebSocket',
        ws_msgs_sent: 'tin WebSocket đã gửi',
        ws_msgs_received: 'tin WebSocket đã nhận',
        grpc_req_duration: 'lời gọi gRPC',
        grpc_streams: 'luồng gRPC',
        grpc_streams_msgs_sent: 'tin gRPC đã gửi',
        grpc_streams_msgs_received: 'tin gRPC đã nhận',
        browser_http_req_duration: 'yêu cầu của trình duyệt',
      }),
    ).get(metric) ?? metric,
  /** Name of a measured value, or null for one without a common name. */
  metric: (metric: string, aggregate: string): string | null => {
    if (aggregate === 'arrived') return 'Có thật sau khi được báo nhận';
    if (metric === 'http_req_failed' && aggregate === 'rate') return 'Tỷ lệ yêu cầu lỗi';
    if (metric === 'checks' && aggregate === 'rate') return 'Tỷ lệ kiểm tra đạt';
    if (metric === 'http_reqs' && aggregate === 'count') return 'Số yêu cầu đã gửi';
    if (metric === 'iterations' && aggregate === 'count') return 'Số lượt chạy';
    if (metric === 'dropped_iterations' && aggregate === 'count') return 'Số lượt không kịp chạy';
    return null;
  },
  /** What is taken of many values, after what they are: `Thời gian phản hồi lớn nhất`. */
  taken: (what: string, aggregate: string): string => {
    const level = /^p\(([\d.]+)\)$/.exec(aggregate)?.[1];
    if (level !== undefined) return `${what} mức p${level}`;
    const kind = { avg: 'trung bình', max: 'lớn nhất', min: 'nhỏ nhất', med: 'trung vị' }[
      aggregate
    ];
    return kind === undefined ? what : `${what} ${kind}`;
  },
};
