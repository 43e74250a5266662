import { dashboard } from '../board.ts';
import { STATES, steps, words } from '../look.ts';
import { gauges, rows, tile, timeline } from '../panels.ts';
import { availability, budget, incidents, named, none, toPlatform } from '../rows/parts.ts';

const DECISIONS = words({
  go: ['Đủ điều kiện', 'good'],
  'no-go': ['Chưa đủ điều kiện', 'bad'],
  undecided: ['Chưa kết luận được', 'notice'],
});

/** The wall screen: does everything work, since when, who is touched. */
export const overview = () =>
  dashboard({
    uid: 'nghiemthu-overview',
    title: 'Toàn cảnh các nền tảng',
    description: 'Màn hình treo tường: nền tảng nào đang chạy, từ lúc nào, sự cố nào đang mở.',
    from: 'now-24h',
    refresh: '30s',
    variables: [],
    rows: [
      [
        'Lúc này',
        [
          tile({
            title: 'Trạng thái',
            description:
              'Bảo trì che mọi trạng thái khác. “Không ai theo dõi” nghĩa là 5 phút qua không có lượt kiểm tra nào kết luận được: không có tin không phải là tin tốt.',
            unit: 'none',
            width: 24,
            mappings: STATES,
            thresholds: steps('unknown', [1, 'worse'], [2, 'warning'], [3, 'good'], [4, 'quiet']),
            links: [toPlatform('${__field.labels.platform}')],
            queries: [
              { expr: named('platform:nghiemthu_state:code'), legend: '{{platform_name}}' },
            ],
          }),
          tile({
            title: 'Sự cố lâu nhất đang mở',
            description: 'Sự cố cũ nhất chưa đóng của mỗi nền tảng đã kéo dài bao lâu.',
            unit: 'dtdurations',
            width: 12,
            height: 5,
            noValue: 'Không có sự cố nào đang mở',
            thresholds: steps('notice', [1_800, 'warning'], [14_400, 'bad']),
            queries: [
              {
                expr: named(
                  '(time() - min by (platform) (nghiemthu_incident_started_timestamp_seconds and on (platform, probe, severity) nghiemthu_incident_active == 1))',
                ),
                legend: '{{platform_name}}',
              },
            ],
          }),
          tile({
            title: 'Xã, phường bị ảnh hưởng',
            description: 'Số xã, phường có ít nhất một sự cố đang mở chạm tới, trong 95 đơn vị.',
            unit: 'none',
            width: 4,
            height: 5,
            thresholds: none(),
            queries: [{ expr: 'sum(max by (commune) (nghiemthu_commune_affected))' }],
          }),
          tile({
            title: 'Lỗi quá hạn',
            description: 'Số lỗi trong sổ đã quá hạn khắc phục mà chưa đóng, của mọi đơn vị xử lý.',
            unit: 'none',
            width: 4,
            height: 5,
            thresholds: none(),
            queries: [
              { expr: 'sum(max by (platform, severity, owner) (nghiemthu_defects_overdue))' },
            ],
          }),
          tile({
            title: 'Máy giám sát đang chạy',
            description: 'Số máy giám sát mà Prometheus đọc được. 0 là mọi con số khác đều đã cũ.',
            unit: 'none',
            width: 4,
            height: 5,
            thresholds: steps('bad', [1, 'good']),
            queries: [{ expr: 'sum(up{job="nghiemthu"})' }],
          }),
          incidents(24, ''),
        ],
      ],
      [
        'Cả ngày',
        [
          timeline({
            title: 'Diễn biến',
            description: 'Trạng thái của từng nền tảng theo thời gian.',
            unit: 'none',
            width: 24,
            mappings: STATES,
            thresholds: steps('unknown', [1, 'worse'], [2, 'warning'], [3, 'good'], [4, 'quiet']),
            queries: [
              { expr: named('platform:nghiemthu_state:code'), legend: '{{platform_name}}' },
            ],
          }),
        ],
      ],
      [
        'Mục tiêu',
        [
          availability(24, 5, ''),
          gauges({
            title: 'Hạn mức lỗi còn lại của 30 ngày',
            description:
              'Phần được phép hỏng trong 30 ngày còn bao nhiêu. Dưới 0 là không đạt mục tiêu.',
            unit: 'percentunit',
            decimals: 0,
            width: 12,
            min: 0,
            max: 1,
            thresholds: budget(),
            queries: [
              {
                expr: named('platform:nghiemthu_error_budget:left_ratio30d'),
                legend: '{{platform_name}}',
              },
            ],
          }),
          rows(
            {
              title: 'Kết luận của đợt kiểm thử gần nhất',
              description:
                'Quyết định cho từng nền tảng và cho toàn bộ (all). “Chưa kết luận được” nghĩa là có yêu cầu bị chặn hoặc chưa thực hiện.',
              unit: 'none',
              width: 12,
              noValue: 'Chưa có đợt kiểm thử nào',
              mappings: DECISIONS,
              queries: [{ expr: 'max by (platform, decision) (nghiemthu_gate_decision) == 1' }],
            },
            { platform: 'Nền tảng', decision: 'Kết luận' },
          ),
        ],
      ],
    ],
  });
