import { dashboard, platformVariable, several } from '../board.ts';
import { steps } from '../look.ts';
import { gauges, layers, lines, rows } from '../panels.ts';
import { availability, budget, named } from '../rows/parts.ts';

const OF = '{platform=~"$platform"}';
const burn = (window: string) =>
  named(
    `(platform:nghiemthu_slo_errors:ratio_rate${window}${OF} / on (platform) platform:nghiemthu_error_budget:ratio)`,
  );

/** How much may still fail, and how fast it is used up. */
export const objectives = () =>
  dashboard({
    uid: 'nghiemthu-objectives',
    title: 'Mục tiêu và hạn mức lỗi',
    description:
      'Mức sẵn sàng so với mục tiêu, hạn mức lỗi của 30 ngày còn bao nhiêu và đang cháy nhanh đến đâu.',
    from: 'now-24h',
    refresh: '1m',
    variables: [several(platformVariable())],
    rows: [
      [
        'Ba mươi ngày',
        [
          availability(24, 5, OF),
          gauges({
            title: 'Hạn mức lỗi còn lại',
            description: '100 % là chưa mất gì; dưới 0 là không đạt mục tiêu của 30 ngày.',
            unit: 'percentunit',
            decimals: 0,
            width: 8,
            min: 0,
            max: 1,
            thresholds: budget(),
            queries: [
              {
                expr: named(`platform:nghiemthu_error_budget:left_ratio30d${OF}`),
                legend: '{{platform_name}}',
              },
            ],
          }),
          lines({
            title: 'Hạn mức lỗi qua 30 ngày',
            description: 'Chỗ tụt dốc là một sự cố lớn; dốc thoai thoải là lỗi rải rác.',
            unit: 'percentunit',
            width: 16,
            thresholds: steps('bad', [0, 'good']),
            queries: [
              {
                expr: named(`platform:nghiemthu_error_budget:left_ratio30d${OF}`),
                legend: '{{platform_name}}',
              },
            ],
          }).timeFrom('30d'),
        ],
      ],
      [
        'Cháy nhanh đến đâu',
        [
          lines({
            title: 'Tốc độ cháy, cửa sổ 1 giờ',
            description:
              '1 là vừa hết hạn mức sau 30 ngày. Quá 14,4 thì gọi ngay (S1): hết trong hai ngày.',
            unit: 'none',
            decimals: 1,
            width: 12,
            thresholds: steps('good', [14.4, 'bad']),
            queries: [{ expr: burn('1h'), legend: '{{platform_name}}' }],
          }),
          lines({
            title: 'Tốc độ cháy, cửa sổ 6 giờ',
            description: 'Quá 6 thì gọi trong buổi (S2): hết trong năm ngày.',
            unit: 'none',
            decimals: 1,
            width: 12,
            thresholds: steps('good', [6, 'bad']),
            queries: [{ expr: burn('6h'), legend: '{{platform_name}}' }],
          }),
          lines({
            title: 'Tốc độ cháy, cửa sổ 1 ngày',
            description: 'Quá 3 thì báo trong ngày (S3): hết trong mười ngày.',
            unit: 'none',
            decimals: 1,
            width: 12,
            thresholds: steps('good', [3, 'warning']),
            queries: [{ expr: burn('1d'), legend: '{{platform_name}}' }],
          }),
          lines({
            title: 'Tốc độ cháy, cửa sổ 3 ngày',
            description: 'Quá 1 thì đưa vào họp giao ban (S4): cứ thế sẽ hết vừa đúng kỳ.',
            unit: 'none',
            decimals: 1,
            width: 12,
            thresholds: steps('good', [1, 'notice']),
            queries: [{ expr: burn('3d'), legend: '{{platform_name}}' }],
          }),
        ],
      ],
      [
        'Từ đâu ra',
        [
          rows(
            {
              title: 'Tỷ lệ không đạt theo cửa sổ',
              description: 'Cửa sổ ngắn cao mà dài thấp là sự cố vừa bắt đầu; ngược lại là đã qua.',
              unit: 'percentunit',
              decimals: 3,
              width: 12,
              queries: ['5m', '1h', '6h', '1d', '30d'].map((window) => ({
                expr: named(`platform:nghiemthu_slo_errors:ratio_rate${window}${OF}`),
              })),
            },
            {
              platform_name: 'Nền tảng',
              'Value #A': '5 phút',
              'Value #B': '1 giờ',
              'Value #C': '6 giờ',
              'Value #D': '1 ngày',
              'Value #E': '30 ngày',
            },
          ),
          layers({
            title: 'Lượt không đạt theo điểm kiểm tra',
            description: 'Điểm kiểm tra nào góp nhiều lỗi nhất, số lượt mỗi giây.',
            unit: 'cps',
            width: 12,
            noValue: 'Không có lượt nào không đạt',
            queries: [
              {
                expr: `sum by (platform, probe) (rate(nghiemthu_probe_samples_total{platform=~"$platform", outcome="failure"}[$__rate_interval]))`,
                legend: '{{platform}} · {{probe}}',
              },
            ],
          }),
        ],
      ],
    ],
  });
