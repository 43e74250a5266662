import { dashboard, several, variable } from '../board.ts';
import { SEVERITIES, steps } from '../look.ts';
import { rows, tile } from '../panels.ts';
import { harnessProbes } from '../rows/harness-probes.ts';
import { harnessStore } from '../rows/harness-store.ts';
import { harnessProcess } from '../rows/harness-process.ts';

const AT = '{vantage=~"$vantage"}';

/** The harness itself: may its numbers be believed? */
export const harness = () =>
  dashboard({
    uid: 'nghiemthu-harness',
    title: 'Hệ thống giám sát',
    description: 'Máy giám sát có khỏe không: số liệu của các bảng khác có đáng tin không.',
    from: 'now-6h',
    refresh: '30s',
    variables: [
      several(
        variable(
          'vantage',
          'Điểm quan sát',
          'label_values(nghiemthu_monitor_heartbeat_timestamp_seconds, vantage)',
        ),
      ),
    ],
    rows: [
      [
        'Lúc này',
        [
          rows(
            {
              title: 'Cảnh báo đang bật',
              description:
                'Mọi cảnh báo Prometheus đang bật. Watchdog luôn có mặt; không thấy nó là đường báo động đã đứt.',
              unit: 'none',
              width: 16,
              height: 10,
              noValue: 'Không thấy cả Watchdog: Prometheus không tính quy tắc',
              mappings: SEVERITIES,
              queries: [
                {
                  expr: 'max by (alertname, severity, platform, probe, vantage) (ALERTS{alertstate="firing"})',
                },
              ],
            },
            {
              severity: 'Mức',
              alertname: 'Cảnh báo',
              platform: 'Nền tảng',
              probe: 'Điểm kiểm tra',
              vantage: 'Điểm quan sát',
            },
          ),
          tile({
            title: 'Nhịp gần nhất',
            description:
              'Mỗi điểm quan sát ghi vào kho dữ liệu chung lần cuối cách đây bao lâu. Quá 5 phút là im lặng.',
            unit: 's',
            decimals: 0,
            width: 4,
            height: 10,
            thresholds: steps('good', [120, 'notice'], [300, 'bad']),
            queries: [
              {
                expr: `time() - max by (vantage) (nghiemthu_monitor_heartbeat_timestamp_seconds${AT})`,
                legend: '{{vantage}}',
              },
            ],
          }),
          tile({
            title: 'Prometheus đọc được',
            description: '1 là máy giám sát trả lời, 0 là không.',
            unit: 'bool_on_off',
            width: 4,
            height: 5,
            thresholds: steps('bad', [1, 'good']),
            queries: [
              {
                expr: `min by (vantage) (up{job="nghiemthu", vantage=~"$vantage"})`,
                legend: '{{vantage}}',
              },
            ],
          }),
          tile({
            title: 'Cấu hình',
            description:
              'Lần nạp cấu hình gần nhất của máy giám sát, Prometheus, Alertmanager có thành công không.',
            unit: 'bool_yes_no',
            width: 4,
            height: 5,
            thresholds: steps('bad', [1, 'good']),
            queries: [
              {
                expr: 'min by (job) (nghiemthu_config_last_reload_successful or prometheus_config_last_reload_successful or alertmanager_config_last_reload_successful)',
                legend: '{{job}}',
              },
            ],
          }),
        ],
      ],
      harnessProbes(),
      harnessStore(),
      harnessProcess(),
    ],
  });
