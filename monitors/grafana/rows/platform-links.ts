import type { Row } from '../board.ts';
import { steps } from '../look.ts';
import { lines, tile } from '../panels.ts';
import { certificate, none } from './parts.ts';

const ALL = '{platform="$platform"}';

export const platformLinks = (): Row => [
  'Liên thông và chứng thư',
  [
    lines({
      title: 'Bản ghi lệch trạng thái giữa hai hệ thống',
      description: 'Số bản ghi có trạng thái ở hệ thống nhận khác với hệ thống gửi. Phải bằng 0.',
      unit: 'short',
      width: 8,
      noValue: 'Nền tảng này không có điểm kiểm tra đồng bộ',
      thresholds: none(),
      queries: [
        {
          expr: `max by (probe) (nghiemthu_sync_disagreeing_records${ALL})`,
          legend: '{{probe}}',
        },
      ],
    }),
    lines({
      title: 'Hàng đợi đồng bộ',
      description:
        'Thay đổi cũ nhất đã chờ bao lâu mà chưa tới hệ thống nhận. Đường kẻ là 15 phút (giả định).',
      unit: 's',
      width: 8,
      noValue: 'Nền tảng này không có điểm kiểm tra đồng bộ',
      thresholds: steps('good', [900, 'bad']),
      queries: [
        {
          expr: `max by (probe) (nghiemthu_sync_queue_age_seconds${ALL})`,
          legend: '{{probe}}',
        },
      ],
    }),
    tile({
      title: 'Chứng thư máy chủ còn hạn',
      description: 'Thời gian còn lại của chứng thư hết hạn sớm nhất, theo điểm kiểm tra.',
      unit: 'dtdurations',
      width: 4,
      thresholds: certificate(),
      queries: [
        {
          expr: `min by (probe) (probe_ssl_earliest_cert_expiry${ALL}) - time()`,
          legend: '{{probe}}',
        },
      ],
    }),
    tile({
      title: 'Chứng thư ký sắp hết hạn',
      description: 'Số chứng thư số ký đã hết hạn, chưa có hiệu lực hoặc sắp hết hạn.',
      unit: 'none',
      width: 4,
      noValue: 'Nền tảng này không có điểm kiểm tra chứng thư',
      thresholds: none(),
      queries: [
        {
          expr: `max by (probe) (nghiemthu_certificate_ending_count${ALL})`,
          legend: '{{probe}}',
        },
      ],
    }),
  ],
];
