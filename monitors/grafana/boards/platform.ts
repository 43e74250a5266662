import { dashboard, platformVariable, several, variable } from '../board.ts';
import { STATES, steps } from '../look.ts';
import { tile } from '../panels.ts';
import { availability, incidents } from '../rows/parts.ts';
import { platformProbes } from '../rows/platform-probes.ts';
import { platformJourneys } from '../rows/platform-journeys.ts';
import { platformLinks } from '../rows/platform-links.ts';

const ALL = '{platform="$platform"}';

/** One platform: what fails, seen from where, in which part of a request. */
export const platform = () =>
  dashboard({
    uid: 'nghiemthu-platform',
    title: 'Một nền tảng',
    description: 'Điểm kiểm tra nào hỏng, nhìn từ đâu, chậm ở pha nào; kịch bản nào không đi hết.',
    from: 'now-6h',
    refresh: '30s',
    marked: true,
    variables: [
      platformVariable(),
      several(
        variable(
          'probe',
          'Điểm kiểm tra',
          `label_values(nghiemthu_probe_interval_seconds${ALL}, probe)`,
        ),
      ),
      several(
        variable(
          'vantage',
          'Điểm quan sát',
          `label_values(nghiemthu_probe_interval_seconds${ALL}, vantage)`,
        ),
      ),
    ],
    rows: [
      [
        'Lúc này',
        [
          tile({
            title: 'Trạng thái',
            description: 'Trạng thái chung của nền tảng; bảo trì che mọi trạng thái khác.',
            unit: 'none',
            width: 6,
            height: 5,
            mappings: STATES,
            thresholds: steps('unknown', [1, 'worse'], [2, 'warning'], [3, 'good'], [4, 'quiet']),
            queries: [{ expr: `platform:nghiemthu_state:code${ALL}` }],
          }),
          availability(6, 5, ALL),
          tile({
            title: 'Hạn mức lỗi còn lại',
            description:
              'Phần được phép hỏng trong 30 ngày còn bao nhiêu; dưới 0 là không đạt mục tiêu.',
            unit: 'percentunit',
            decimals: 0,
            width: 6,
            height: 5,
            thresholds: steps('bad', [0, 'warning'], [0.5, 'good']),
            queries: [{ expr: `platform:nghiemthu_error_budget:left_ratio30d${ALL}` }],
          }),
          tile({
            title: 'Trung bình một sự cố kéo dài',
            description:
              'Thời gian trung bình từ khi mở tới khi đóng của các sự cố đã đóng, từ trước tới nay.',
            unit: 'dtdurations',
            width: 6,
            height: 5,
            noValue: 'Chưa có sự cố nào đã đóng',
            thresholds: steps('good', [3_600, 'notice'], [14_400, 'bad']),
            queries: [
              {
                expr: `max(nghiemthu_incident_duration_seconds_sum${ALL}) / (max(nghiemthu_incident_duration_seconds_count${ALL}) > 0)`,
              },
            ],
          }),
          incidents(24, ALL),
        ],
      ],
      platformProbes(),
      platformJourneys(),
      platformLinks(),
    ],
  });
