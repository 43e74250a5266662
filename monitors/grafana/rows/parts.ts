import { link, SEVERITIES, steps } from '../look.ts';
import { rows, tile } from '../panels.ts';

/** The name people know a platform by, as the label `platform_name`. */
export function named(expr: string): string {
  return `${expr} * on (platform) group_left (platform_name) platform:nghiemthu_name:info`;
}

/** Below nothing, a little, all: of a ratio that shall be high. */
export const budget = () => steps('bad', [0, 'warning'], [0.25, 'notice'], [0.5, 'good']);
/** None is good; any is not. */
export const none = () => steps('good', [1, 'bad']);
/** Days left of a certificate, in seconds. */
export const certificate = () =>
  steps('bad', [3 * 86_400, 'warning'], [14 * 86_400, 'notice'], [30 * 86_400, 'good']);

export const toPlatform = (platform: string) =>
  link('Xem nền tảng này', `/d/nghiemthu-platform?var-platform=${platform}&\${__url_time_range}`);

/** Incidents that are open, the oldest first. */
export function incidents(width: number, selector: string) {
  const by = 'max by (platform, probe, severity)';
  return rows(
    {
      title: 'Sự cố đang mở',
      description:
        'Mỗi dòng là một sự cố chưa đóng. Máy giám sát mở sự cố sau nhiều lượt không đạt liên tiếp và tự đóng khi các lượt sau đạt.',
      unit: 'dateTimeAsIso',
      width,
      noValue: 'Không có sự cố nào đang mở',
      mappings: SEVERITIES,
      links: [toPlatform('${__data.fields["Mã nền tảng"]}')],
      queries: [
        {
          expr: named(
            `(${by} (nghiemthu_incident_started_timestamp_seconds${selector}) * 1000 and on (platform, probe, severity) ${by} (nghiemthu_incident_active${selector}) == 1)`,
          ),
        },
      ],
    },
    {
      severity: 'Mức',
      platform_name: 'Nền tảng',
      probe: 'Điểm kiểm tra',
      Value: 'Từ lúc',
      platform: 'Mã nền tảng',
    },
  );
}

/** How much of the time of the last 30 days the platform did what it should. */
export function availability(width: number, height: number, selector: string) {
  return tile({
    title: 'Sẵn sàng 30 ngày',
    description:
      'Tỷ lệ lượt kiểm tra đạt trong 30 ngày, không tính bảo trì đã báo trước và lỗi của chính máy giám sát. Mục tiêu nội bộ (giả định) là 99,9 %.',
    unit: 'percentunit',
    decimals: 2,
    width,
    height,
    thresholds: steps('bad', [0.99, 'warning'], [0.999, 'good']),
    queries: [
      {
        expr: named(`(1 - platform:nghiemthu_slo_errors:ratio_rate30d${selector})`),
        legend: '{{platform_name}}',
      },
    ],
  });
}
