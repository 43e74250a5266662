import type { Row } from '../board.ts';
import { PASSED, steps } from '../look.ts';
import { bars, layers, lines, timeline } from '../panels.ts';

const SEEN = '{platform="$platform", probe=~"$probe", vantage=~"$vantage"}';

export const platformProbes = (): Row => [
  'Các điểm kiểm tra',
  [
    timeline({
      title: 'Đạt hay không, theo điểm kiểm tra',
      description:
        'Không đạt ở đây là không đạt từ mọi điểm quan sát đang chọn. Chỗ trống là bị chặn hoặc ngoài giờ chạy.',
      unit: 'none',
      width: 12,
      mappings: PASSED,
      thresholds: steps('bad', [1, 'good']),
      queries: [{ expr: `max by (probe) (probe_success${SEEN})`, legend: '{{probe}}' }],
    }),
    timeline({
      title: 'Tỷ lệ đạt, theo điểm quan sát',
      description: 'Chỉ một hàng đỏ là đường truyền của nơi đó; mọi hàng cùng đỏ là hệ thống.',
      unit: 'percentunit',
      width: 12,
      thresholds: steps('bad', [0.5, 'warning'], [1, 'good']),
      queries: [{ expr: `avg by (vantage) (probe_success${SEEN})`, legend: '{{vantage}}' }],
    }),
    lines({
      title: 'Thời gian trả lời',
      description:
        'Trung bình của các điểm quan sát đang chọn. Đường kẻ là mức 2,5 giây của kế hoạch (giả định).',
      unit: 's',
      width: 12,
      thresholds: steps('good', [2.5, 'bad']),
      queries: [{ expr: `avg by (probe) (probe_duration_seconds${SEEN})`, legend: '{{probe}}' }],
    }),
    layers({
      title: 'Thời gian từng pha của lời gọi HTTP',
      description:
        'resolve là DNS, connect là đường truyền hoặc tường lửa, tls là bắt tay bảo mật, processing là máy chủ, transfer là truyền nội dung.',
      unit: 's',
      width: 12,
      queries: [
        { expr: `avg by (phase) (probe_http_duration_seconds${SEEN})`, legend: '{{phase}}' },
      ],
    }),
    lines({
      title: 'Mã trả lời HTTP',
      description: 'Mã lớn nhất trong các điểm quan sát. 0 là không nhận được câu trả lời.',
      unit: 'none',
      width: 12,
      queries: [{ expr: `max by (probe) (probe_http_status_code${SEEN})`, legend: '{{probe}}' }],
    }),
    bars({
      title: 'Lượt kiểm tra theo kết quả',
      description:
        'success đạt, failure không đạt, blocked lỗi của máy giám sát, refused không được phép, excluded trong bảo trì. Chỉ hai loại đầu tính vào mục tiêu.',
      unit: 'short',
      width: 12,
      queries: [
        {
          expr: `sum by (outcome) (increase(nghiemthu_probe_samples_total${SEEN}[$__rate_interval]))`,
          legend: '{{outcome}}',
        },
      ],
    }),
  ],
];
