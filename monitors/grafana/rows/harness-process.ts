import { BigValueTextMode } from '@grafana/grafana-foundation-sdk/common';
import type { Row } from '../board.ts';
import { steps } from '../look.ts';
import { bars, lines, tile } from '../panels.ts';
import { none } from './parts.ts';

const AT = '{vantage=~"$vantage"}';

export const harnessProcess = (): Row => [
  'Tiến trình và đường báo động',
  [
    lines({
      title: 'CPU của máy giám sát',
      description: '1 là trọn một nhân.',
      unit: 'percentunit',
      width: 8,
      queries: [
        {
          expr: `sum by (vantage) (rate(process_cpu_seconds_total{job="nghiemthu", vantage=~"$vantage"}[$__rate_interval]))`,
          legend: '{{vantage}}',
        },
      ],
    }),
    lines({
      title: 'Bộ nhớ của máy giám sát',
      description: 'Không kể trình duyệt. Tăng đều suốt nhiều ngày là rò bộ nhớ.',
      unit: 'bytes',
      width: 8,
      queries: [
        {
          expr: `max by (vantage) (process_resident_memory_bytes{job="nghiemthu", vantage=~"$vantage"})`,
          legend: '{{vantage}}',
        },
      ],
    }),
    lines({
      title: 'Vòng lặp sự kiện chậm, phân vị 99',
      description: 'Cao là máy giám sát đang bận tính, số đo thời gian kém tin cậy.',
      unit: 's',
      width: 8,
      thresholds: steps('good', [0.2, 'bad']),
      queries: [
        {
          // What is looked at in a rhythm of its own is as late as that at least.
          expr: `max by (vantage) (nodejs_eventloop_lag_p99_seconds${AT} - nodejs_eventloop_lag_min_seconds${AT})`,
          legend: '{{vantage}}',
        },
      ],
    }),
    lines({
      title: 'Số chuỗi mỗi lần đọc',
      description: 'Quá 100 000 thì Prometheus từ chối cả lần đọc.',
      unit: 'short',
      width: 8,
      thresholds: steps('good', [50_000, 'warning'], [100_000, 'bad']),
      queries: [
        {
          expr: `max by (vantage) (scrape_samples_scraped{job="nghiemthu", vantage=~"$vantage"})`,
          legend: '{{vantage}}',
        },
      ],
    }),
    bars({
      title: 'Thông báo đã gửi và gửi hỏng',
      description: 'Theo cách gửi. Gửi hỏng là có người lẽ ra đã được báo.',
      unit: 'short',
      width: 8,
      queries: [
        {
          expr: 'sum by (integration) (increase(alertmanager_notifications_total{integration=~"email|webhook"}[$__rate_interval]))',
          legend: 'Đã gửi · {{integration}}',
        },
        {
          expr: 'sum by (integration) (increase(alertmanager_notifications_failed_total{integration=~"email|webhook"}[$__rate_interval]))',
          legend: 'Gửi hỏng · {{integration}}',
        },
      ],
    }),
    tile({
      title: 'Quy tắc tính lỗi',
      description: 'Số lần tính quy tắc bị lỗi trong khoảng đang xem.',
      unit: 'none',
      decimals: 0,
      width: 4,
      thresholds: none(),
      queries: [{ expr: 'sum(increase(prometheus_rule_evaluation_failures_total[$__range]))' }],
    }),
    tile({
      title: 'Phiên bản',
      description: 'Phiên bản đang chạy ở mỗi điểm quan sát; khác nhau là có nơi chưa nâng cấp.',
      unit: 'none',
      width: 4,
      queries: [
        {
          expr: `max by (vantage, version) (nghiemthu_monitor_info${AT})`,
          legend: '{{vantage}} · {{version}}',
        },
      ],
    }).textMode(BigValueTextMode.Name),
  ],
];
