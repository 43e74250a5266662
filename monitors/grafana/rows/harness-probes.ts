import type { Row } from '../board.ts';
import { steps } from '../look.ts';
import { bars, lines, rows } from '../panels.ts';

const AT = '{vantage=~"$vantage"}';

export const harnessProbes = (): Row => [
  'Các điểm kiểm tra',
  [
    lines({
      title: 'Độ trễ của bộ lập lịch, phân vị 99',
      description:
        'Lượt kiểm tra bắt đầu trễ bao lâu. Quá 1 giây thì thời gian đo được lẫn cả thời gian chờ của máy giám sát.',
      unit: 's',
      width: 12,
      thresholds: steps('good', [1, 'bad']),
      queries: [
        {
          expr: `histogram_quantile(0.99, sum by (vantage, le) (rate(nghiemthu_scheduler_lag_seconds_bucket${AT}[$__rate_interval])))`,
          legend: '{{vantage}}',
        },
      ],
    }),
    bars({
      title: 'Lượt bị chặn',
      description:
        'Lượt không kết luận được vì lỗi của chính máy giám sát. Nền tảng không bị quy lỗi.',
      unit: 'short',
      width: 12,
      noValue: 'Không có lượt nào bị chặn',
      queries: [
        {
          expr: `sum by (platform, probe) (increase(nghiemthu_probe_blocked_total${AT}[$__rate_interval]))`,
          legend: '{{platform}} · {{probe}}',
        },
      ],
    }),
    bars({
      title: 'Lượt bị bỏ',
      description:
        'overlap: lượt trước chưa xong. late: máy đứng một lúc. hours: ngoài giờ đã khai báo.',
      unit: 'short',
      width: 12,
      queries: [
        {
          expr: `sum by (reason) (increase(nghiemthu_probe_skipped_turns_total${AT}[$__rate_interval]))`,
          legend: '{{reason}}',
        },
      ],
    }),
    rows(
      {
        title: 'Lâu chưa chạy nhất',
        description:
          'Lượt gần nhất của mỗi điểm kiểm tra, tính bằng số chu kỳ của nó. Quá 3 là im lặng.',
        unit: 'none',
        decimals: 1,
        width: 12,
        queries: [
          {
            expr: `topk(20, (time() - max by (platform, probe, vantage) (nghiemthu_probe_last_run_timestamp_seconds${AT})) / on (platform, probe, vantage) max by (platform, probe, vantage) (nghiemthu_probe_interval_seconds${AT}))`,
          },
        ],
      },
      {
        platform: 'Nền tảng',
        probe: 'Điểm kiểm tra',
        vantage: 'Điểm quan sát',
        Value: 'Số chu kỳ',
      },
    ),
  ],
];
