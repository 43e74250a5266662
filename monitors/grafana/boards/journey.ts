import { dashboard, platformVariable, several, variable } from '../board.ts';
import { PASSED, steps } from '../look.ts';
import { bars, comparison, layers, lines, tile } from '../panels.ts';
import { none } from '../rows/parts.ts';

const OF = 'platform="$platform", journey="$journey", vantage=~"$vantage"';
const mean = (metric: string, by: string, range: string) =>
  `sum by (${by}) (rate(${metric}_sum{${OF}}[${range}])) / sum by (${by}) (rate(${metric}_count{${OF}}[${range}]))`;

/** One journey: where its time goes, and at which step it ends. */
export const journey = () =>
  dashboard({
    uid: 'nghiemthu-journey',
    title: 'Một kịch bản người dùng',
    description:
      'Thời gian của từng bước, bước nào hỏng, nhìn từ nơi nào. Chấm trên biểu đồ dẫn tới bằng chứng của lượt đó.',
    from: 'now-6h',
    refresh: '1m',
    marked: true,
    variables: [
      platformVariable(),
      variable(
        'journey',
        'Kịch bản',
        'label_values(nghiemthu_journey_success{platform="$platform"}, journey)',
      ),
      several(
        variable(
          'vantage',
          'Điểm quan sát',
          'label_values(nghiemthu_journey_success{platform="$platform", journey="$journey"}, vantage)',
        ),
      ),
    ],
    rows: [
      [
        'Lúc này',
        [
          tile({
            title: 'Lượt gần nhất',
            description: 'Lượt gần nhất từ ít nhất một điểm quan sát có đi đến cuối không.',
            unit: 'none',
            width: 6,
            height: 5,
            mappings: PASSED,
            thresholds: steps('bad', [1, 'good']),
            queries: [{ expr: `max(nghiemthu_journey_success{${OF}})` }],
          }),
          tile({
            title: 'Tỷ lệ đạt',
            description: 'Trong khoảng thời gian đang xem.',
            unit: 'percentunit',
            decimals: 1,
            width: 6,
            height: 5,
            thresholds: steps('bad', [0.95, 'warning'], [0.999, 'good']),
            queries: [{ expr: `avg(avg_over_time(nghiemthu_journey_success{${OF}}[$__range]))` }],
          }),
          tile({
            title: 'Thời gian cả kịch bản, phân vị 95',
            description: 'Cứ 20 lượt thì 19 lượt xong nhanh hơn mức này, trong khoảng đang xem.',
            unit: 's',
            decimals: 1,
            width: 6,
            height: 5,
            thresholds: steps('good', [30, 'notice'], [60, 'bad']),
            queries: [
              {
                expr: `histogram_quantile(0.95, sum by (le) (rate(nghiemthu_journey_duration_seconds_bucket{${OF}}[$__range])))`,
              },
            ],
          }),
          tile({
            title: 'Lượt để sót dữ liệu',
            description:
              'Số lượt trong khoảng đang xem không xóa được dữ liệu kiểm thử của chính nó.',
            unit: 'none',
            decimals: 0,
            width: 6,
            height: 5,
            thresholds: none(),
            queries: [
              { expr: `sum(increase(nghiemthu_journey_left_behind_total{${OF}}[$__range]))` },
            ],
          }),
        ],
      ],
      [
        'Thời gian đi đâu',
        [
          comparison(
            {
              title: 'Từng bước, trung bình',
              description:
                'Mỗi bước trung bình mất bao lâu trong khoảng đang xem. Đường kẻ 10 giây là mức chậm nhất được chấp nhận (giả định).',
              unit: 's',
              decimals: 1,
              width: 12,
              height: 10,
              thresholds: steps('good', [2.5, 'notice'], [10, 'bad']),
              queries: [
                {
                  expr: `sort_desc(${mean('nghiemthu_journey_step_duration_seconds', 'step', '$__range')})`,
                },
              ],
            },
            'step',
            'Bước',
            'Thời gian trung bình',
          ),
          layers({
            title: 'Các bước cộng lại, theo thời gian',
            description: 'Chiều cao là thời gian cả kịch bản; dải nào phình ra là bước đó chậm đi.',
            unit: 's',
            width: 12,
            height: 10,
            queries: [
              {
                expr: mean('nghiemthu_journey_step_duration_seconds', 'step', '$__rate_interval'),
                legend: '{{step}}',
              },
            ],
          }),
          lines({
            title: 'Phân vị 95 của từng bước',
            description:
              'Chấm là một lượt chạy thật; bấm vào để mở bằng chứng (ảnh chụp, vết trình duyệt). Đường kẻ là 10 giây.',
            unit: 's',
            width: 12,
            height: 10,
            thresholds: steps('good', [10, 'bad']),
            queries: [
              {
                expr: `histogram_quantile(0.95, sum by (step, le) (rate(nghiemthu_journey_step_duration_seconds_bucket{${OF}}[$__rate_interval])))`,
                legend: '{{step}}',
                exemplars: true,
              },
            ],
          }),
          lines({
            title: 'Cả kịch bản, theo điểm quan sát',
            description: 'Một nơi chậm hơn hẳn là do đường truyền của nơi đó.',
            unit: 's',
            width: 12,
            height: 10,
            queries: [
              {
                expr: mean('nghiemthu_journey_duration_seconds', 'vantage', '$__rate_interval'),
                legend: '{{vantage}}',
              },
            ],
          }),
        ],
      ],
      [
        'Hỏng ở đâu',
        [
          bars({
            title: 'Lượt hỏng theo bước',
            description: 'Lượt bị chặn vì lỗi của máy giám sát không tính ở đây.',
            unit: 'short',
            width: 12,
            noValue: 'Không có lượt nào hỏng',
            queries: [
              {
                expr: `sum by (step) (increase(nghiemthu_journey_step_failures_total{${OF}}[$__rate_interval]))`,
                legend: '{{step}}',
              },
            ],
          }),
          lines({
            title: 'Đạt hay không, theo điểm quan sát',
            description: '1 là lượt gần nhất đạt, 0 là không đạt.',
            unit: 'none',
            width: 12,
            min: 0,
            max: 1,
            queries: [
              {
                expr: `min by (vantage) (nghiemthu_journey_success{${OF}})`,
                legend: '{{vantage}}',
              },
            ],
          }),
        ],
      ],
    ],
  });
