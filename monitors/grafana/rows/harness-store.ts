import type { Row } from '../board.ts';
import { steps } from '../look.ts';
import { bars, lines, tile } from '../panels.ts';

const AT = '{vantage=~"$vantage"}';

export const harnessStore = (): Row => [
  'Trình duyệt và kho dữ liệu',
  [
    lines({
      title: 'Trình duyệt và bộ nhớ',
      description: 'Bộ nhớ của các trình duyệt đang chờ sẵn cùng tiến trình con.',
      unit: 'bytes',
      width: 8,
      queries: [
        {
          expr: `max by (vantage) (nghiemthu_browser_memory_bytes${AT})`,
          legend: '{{vantage}}',
        },
      ],
    }),
    bars({
      title: 'Trình duyệt phải thay',
      description: 'count, age là thay định kỳ; memory, lost là ngoài dự kiến.',
      unit: 'short',
      width: 8,
      queries: [
        {
          expr: `sum by (reason) (increase(nghiemthu_browser_restarts_total${AT}[$__rate_interval]))`,
          legend: '{{reason}}',
        },
      ],
    }),
    tile({
      title: 'Trình duyệt đang chạy',
      description:
        'Số trình duyệt chờ sẵn ở mỗi điểm quan sát. 0 thì không kịch bản nào chạy được.',
      unit: 'none',
      width: 8,
      thresholds: steps('bad', [1, 'good']),
      queries: [
        { expr: `max by (vantage) (nghiemthu_browser_running${AT})`, legend: '{{vantage}}' },
      ],
    }),
    lines({
      title: 'Kết quả chờ ghi vào kho',
      description: 'Tăng mãi là kho không ghi được; khi quá sức giữ, kết quả sẽ bị bỏ.',
      unit: 'short',
      width: 12,
      queries: [
        {
          expr: `max by (vantage) (nghiemthu_store_pending_samples${AT})`,
          legend: '{{vantage}}',
        },
      ],
    }),
    bars({
      title: 'Ghi hỏng và kết quả bị bỏ',
      description: 'Lần ghi hỏng được thử lại; kết quả bị bỏ thì mất hẳn và báo cáo phải nêu.',
      unit: 'short',
      width: 12,
      queries: [
        {
          expr: `sum by (vantage) (increase(nghiemthu_store_write_failures_total${AT}[$__rate_interval]))`,
          legend: 'Ghi hỏng · {{vantage}}',
        },
        {
          expr: `sum by (vantage) (increase(nghiemthu_store_dropped_samples_total${AT}[$__rate_interval]))`,
          legend: 'Bị bỏ · {{vantage}}',
        },
      ],
    }),
  ],
];
