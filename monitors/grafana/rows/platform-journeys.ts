import type { Row } from '../board.ts';
import { link } from '../look.ts';
import { bars, rows } from '../panels.ts';

const ALL = '{platform="$platform"}';

export const platformJourneys = (): Row => [
  'Kịch bản người dùng',
  [
    rows(
      {
        title: 'Các kịch bản',
        description:
          'Lượt gần nhất có đi đến cuối không, từ ít nhất một nơi; và phân vị 95 của thời gian trong khoảng đang xem.',
        unit: 's',
        width: 12,
        noValue: 'Nền tảng này chưa có kịch bản nào chạy',
        links: [
          link(
            'Xem kịch bản',
            '/d/nghiemthu-journey?var-platform=${platform}&var-journey=${__data.fields["Kịch bản"]}&${__url_time_range}',
          ),
        ],
        queries: [
          {
            expr: `min by (journey) (avg_over_time(nghiemthu_journey_success${ALL}[$__range]))`,
          },
          {
            expr: `histogram_quantile(0.95, sum by (journey, le) (rate(nghiemthu_journey_duration_seconds_bucket${ALL}[$__range])))`,
          },
        ],
      },
      { journey: 'Kịch bản', 'Value #A': 'Tỷ lệ đạt', 'Value #B': 'Phân vị 95 (giây)' },
    ).overrideByName('Tỷ lệ đạt', [{ id: 'unit', value: 'percentunit' }]),
    bars({
      title: 'Bước bị hỏng',
      description: 'Số lượt hỏng theo kịch bản và bước.',
      unit: 'short',
      width: 12,
      noValue: 'Không có lượt nào hỏng',
      queries: [
        {
          expr: `sum by (journey, step) (increase(nghiemthu_journey_step_failures_total${ALL}[$__rate_interval]))`,
          legend: '{{journey}} · {{step}}',
        },
      ],
    }),
  ],
];
