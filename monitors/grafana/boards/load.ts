import { dashboard, several, variable } from '../board.ts';
import { PASSED, steps, words } from '../look.ts';
import { bars, lines, rows, tile } from '../panels.ts';
import { none } from '../rows/parts.ts';

const RUN = '{platform="$platform", profile="$profile", testid=~"$testid"}';
const last = (metric: string) => `last_over_time(${metric}${RUN}[$__range])`;
/** k6 gives a rate for each status a request was answered with: they weigh as much as they have requests. */
const failed = (of: (metric: string) => string, by = '') =>
  `sum${by}(${of('k6_http_req_failed_rate')} * ${of('k6_http_reqs_total')}) / sum${by}(${of('k6_http_reqs_total')})`;
const limit = (metric: string) =>
  `nghiemthu_load_threshold_limit{platform="$platform", profile="$profile", metric=~"${metric}"}`;

const VERDICTS = words({
  pass: ['Đạt', 'good'],
  fail: ['Không đạt', 'bad'],
  blocked: ['Bị chặn', 'warning'],
  'not-run': ['Chưa thực hiện', 'unknown'],
});

/** A load trial while it runs, against its thresholds. */
export const load = () =>
  dashboard({
    uid: 'nghiemthu-load',
    title: 'Chạy tải',
    description:
      'Một đợt chạy tải của k6 bên cạnh các ngưỡng của nó, và kết luận của đợt kiểm thử gần nhất.',
    from: 'now-1h',
    refresh: '10s',
    variables: [
      variable('platform', 'Nền tảng', 'label_values(k6_http_reqs_total, platform)'),
      variable(
        'profile',
        'Kịch bản tải',
        'label_values(k6_http_reqs_total{platform="$platform"}, profile)',
      ),
      several(
        variable(
          'testid',
          'Đợt chạy',
          'label_values(k6_http_reqs_total{platform="$platform", profile="$profile"}, testid)',
        ),
      ),
    ],
    rows: [
      [
        'Đợt chạy',
        [
          tile({
            title: 'Người dùng ảo',
            description: 'Số người dùng ảo nhiều nhất trong khoảng thời gian đang xem.',
            unit: 'none',
            width: 4,
            height: 5,
            queries: [{ expr: `sum(max_over_time(k6_vus${RUN}[$__range]))` }],
          }),
          tile({
            title: 'Yêu cầu mỗi giây',
            description: 'Trung bình của khoảng thời gian đang xem.',
            unit: 'reqps',
            decimals: 1,
            width: 5,
            height: 5,
            queries: [{ expr: `sum(rate(k6_http_reqs_total${RUN}[$__range]))` }],
          }),
          tile({
            title: 'Tỷ lệ lỗi',
            description: 'Tỷ lệ yêu cầu HTTP bị lỗi trong tổng số yêu cầu của đợt chạy.',
            unit: 'percentunit',
            decimals: 2,
            width: 5,
            height: 5,
            thresholds: steps('good', [0.01, 'bad']),
            queries: [{ expr: failed(last) }],
          }),
          tile({
            title: 'Lượt bị bỏ',
            description:
              'Lượt mà k6 không kịp bắt đầu vì hết người dùng ảo. Khác 0 là tải thật thấp hơn tải định chạy.',
            unit: 'none',
            decimals: 0,
            width: 5,
            height: 5,
            thresholds: none(),
            // k6 has no such metric while nothing was dropped.
            queries: [
              {
                expr: `sum(${last('k6_dropped_iterations_total')}) or sum(${last('k6_http_reqs_total')}) * 0`,
              },
            ],
          }),
          tile({
            title: 'Đợt kiểm thử gần nhất',
            description: 'Đợt kiểm thử gần nhất kết thúc lúc nào.',
            unit: 'dateTimeAsIso',
            width: 5,
            height: 5,
            noValue: 'Chưa có đợt nào',
            queries: [{ expr: 'max(nghiemthu_trial_timestamp_seconds) * 1000' }],
          }),
        ],
      ],
      [
        'Trong khi chạy',
        [
          lines({
            title: 'Thời gian trả lời, phân vị 95',
            description: 'Theo tên yêu cầu. Đường nét đứt là ngưỡng trong cấu hình của nền tảng.',
            unit: 's',
            width: 12,
            height: 10,
            queries: [
              { expr: `max by (name) (k6_http_req_duration_p95${RUN})`, legend: '{{name}}' },
              {
                expr: `max by (stat) (${limit('http_req_duration.*')})`,
                legend: 'Ngưỡng {{stat}}',
              },
            ],
          }).overrideByRegexp('^Ngưỡng', [
            { id: 'custom.lineStyle', value: { fill: 'dash', dash: [10, 10] } },
            { id: 'color', value: { mode: 'fixed', fixedColor: 'red' } },
          ]),
          lines({
            title: 'Thời gian trả lời, phân vị 99 và lâu nhất',
            description: 'Phần đuôi: người chờ lâu nhất phải chờ bao lâu.',
            unit: 's',
            width: 12,
            height: 10,
            queries: [
              {
                expr: `max by (testid) (k6_http_req_duration_p99${RUN})`,
                legend: 'Phân vị 99 · {{testid}}',
              },
              {
                expr: `max by (testid) (k6_http_req_duration_max${RUN})`,
                legend: 'Lâu nhất · {{testid}}',
              },
            ],
          }),
          lines({
            title: 'Người dùng ảo và yêu cầu mỗi giây',
            description:
              'Yêu cầu mỗi giây ngừng tăng trong khi người dùng ảo còn tăng là đã tới giới hạn.',
            unit: 'short',
            width: 12,
            queries: [
              { expr: `sum by (testid) (k6_vus${RUN})`, legend: 'Người dùng ảo · {{testid}}' },
              {
                expr: `sum by (testid) (rate(k6_http_reqs_total${RUN}[$__rate_interval]))`,
                legend: 'Yêu cầu/giây · {{testid}}',
              },
            ],
          }),
          lines({
            title: 'Tỷ lệ lỗi và kiểm tra đạt',
            description:
              'Lỗi HTTP, và các điều kiện kiểm tra nội dung của kịch bản tải. Đường nét đứt là ngưỡng.',
            unit: 'percentunit',
            width: 12,
            min: 0,
            max: 1,
            queries: [
              {
                expr: failed((metric) => `${metric}${RUN}`, ' by (testid) '),
                legend: 'Lỗi HTTP · {{testid}}',
              },
              {
                expr: `avg by (testid) (k6_checks_rate${RUN})`,
                legend: 'Kiểm tra đạt · {{testid}}',
              },
              {
                expr: `max by (metric, stat) (${limit('http_req_failed|checks')})`,
                legend: 'Ngưỡng {{metric}}',
              },
            ],
          }).overrideByRegexp('^Ngưỡng', [
            { id: 'custom.lineStyle', value: { fill: 'dash', dash: [10, 10] } },
            { id: 'color', value: { mode: 'fixed', fixedColor: 'red' } },
          ]),
          bars({
            title: 'Dữ liệu nhận',
            description: 'Số byte k6 nhận được mỗi giây: chạm trần ở đây thường là băng thông.',
            unit: 'Bps',
            width: 12,
            queries: [
              {
                expr: `sum by (testid) (rate(k6_data_received_total${RUN}[$__rate_interval]))`,
                legend: '{{testid}}',
              },
            ],
          }),
          rows(
            {
              title: 'Các ngưỡng của đợt gần nhất',
              description: 'Ngưỡng không có số đo thì không có dòng: chưa đo không phải là đạt.',
              unit: 'none',
              width: 12,
              noValue: 'Chưa có ngưỡng nào được đo',
              mappings: PASSED,
              queries: [
                {
                  expr: 'min by (profile, metric, expression) (nghiemthu_load_threshold_ok{platform="$platform"})',
                },
              ],
            },
            { profile: 'Kịch bản tải', metric: 'Số đo', expression: 'Ngưỡng', Value: 'Kết quả' },
          ),
        ],
      ],
      [
        'Kết luận của đợt kiểm thử',
        [
          rows(
            {
              title: 'Yêu cầu nghiệm thu',
              description:
                'Kết luận của từng yêu cầu trong đợt gần nhất. “Bị chặn” và “Chưa thực hiện” không bao giờ là đạt.',
              unit: 'none',
              width: 24,
              noValue: 'Chưa có đợt kiểm thử nào',
              mappings: VERDICTS,
              queries: [
                {
                  expr: 'max by (requirement, verdict) (nghiemthu_requirement_verdict{platform="$platform"}) == 1',
                },
              ],
            },
            { requirement: 'Yêu cầu', verdict: 'Kết luận' },
          ),
        ],
      ],
    ],
  });
