import { DEFECT_STATE_NAMES } from '../../../words/scales/defect-state.ts';
import type { DefectState } from '../../../words/scales/defect-state.ts';
import type { Colour } from '../look.ts';
import { dashboard, platformVariable, several, variable } from '../board.ts';
import { SEVERITIES, steps, words } from '../look.ts';
import { bars, comparison, lines, rows, tile } from '../panels.ts';
import { none } from '../rows/parts.ts';

const OF = 'platform=~"$platform", owner=~"$owner"';
const OPEN = `max by (platform, severity, state, owner) (nghiemthu_defects{${OF}, state!="closed"})`;

/** A state in its name, with its colour. */
const state = (id: DefectState, colour: Colour): [string, Colour] => [
  DEFECT_STATE_NAMES[id].vi,
  colour,
];
const STATES = words({
  new: state('new', 'bad'),
  accepted: state('accepted', 'warning'),
  'in-progress': state('in-progress', 'notice'),
  waiting: state('waiting', 'unknown'),
  fixed: state('fixed', 'quiet'),
  retest: state('retest', 'quiet'),
  reopened: state('reopened', 'bad'),
  closed: state('closed', 'good'),
});

/** The register: what is open, whose it is, what is late. */
export const defects = () =>
  dashboard({
    uid: 'nghiemthu-defects',
    title: 'Lỗi đang theo dõi',
    description: 'Sổ theo dõi lỗi: còn mở bao nhiêu, mức nào, của ai, cái nào quá hạn.',
    from: 'now-7d',
    refresh: '5m',
    variables: [
      several(platformVariable()),
      several(variable('owner', 'Đơn vị xử lý', 'label_values(nghiemthu_defects, owner)')),
    ],
    rows: [
      [
        'Lúc này',
        [
          tile({
            title: 'Còn mở, theo mức',
            description:
              'S1 khắc phục trong 4 giờ, S2 trong 8 giờ, S3 trong 3 ngày làm việc, S4 ở bản kế tiếp.',
            unit: 'none',
            width: 16,
            height: 5,
            thresholds: steps('good', [1, 'warning'], [5, 'bad']),
            queries: [{ expr: `sum by (severity) (${OPEN})`, legend: '{{severity}}' }],
          }),
          tile({
            title: 'Quá hạn',
            description: 'Lỗi đã quá hạn khắc phục mà chưa đóng.',
            unit: 'none',
            width: 8,
            height: 5,
            thresholds: none(),
            queries: [
              {
                expr: `sum(max by (platform, severity, owner) (nghiemthu_defects_overdue{${OF}}))`,
              },
            ],
          }),
          comparison(
            {
              title: 'Theo trạng thái',
              description:
                'Lỗi nằm lâu ở “Chờ bên ngoài” cần hỏi xem đang chờ ai. Lỗi đã đóng cũng được đếm.',
              unit: 'short',
              width: 12,
              mappings: STATES,
              queries: [
                {
                  expr: `sum by (state) (max by (platform, severity, state, owner) (nghiemthu_defects{${OF}}))`,
                },
              ],
            },
            'state',
            'Trạng thái',
            'Số lỗi',
          ),
          comparison(
            {
              title: 'Còn mở, theo đơn vị xử lý',
              description: 'Mã đơn vị là mã trong kế hoạch, mục owners của config/plan.yaml.',
              unit: 'short',
              width: 12,
              queries: [{ expr: `sum by (owner) (${OPEN})` }],
            },
            'owner',
            'Đơn vị',
            'Số lỗi',
          ),
        ],
      ],
      [
        'Quá hạn',
        [
          rows(
            {
              title: 'Quá hạn, theo đơn vị và mức',
              description: 'Mỗi dòng là số lỗi quá hạn của một đơn vị trên một nền tảng.',
              unit: 'short',
              width: 12,
              noValue: 'Không có lỗi quá hạn',
              mappings: SEVERITIES,
              queries: [
                {
                  expr: `max by (platform, severity, owner) (nghiemthu_defects_overdue{${OF}}) > 0`,
                },
              ],
            },
            { severity: 'Mức', platform: 'Nền tảng', owner: 'Đơn vị xử lý', Value: 'Số lỗi' },
          ),
          lines({
            title: 'Quá hạn theo thời gian',
            description: 'Đường đi lên là lỗi dồn lại nhanh hơn được xử lý.',
            unit: 'short',
            width: 12,
            queries: [
              {
                expr: `sum by (owner) (max by (platform, severity, owner) (nghiemthu_defects_overdue{${OF}}))`,
                legend: '{{owner}}',
              },
            ],
          }),
          bars({
            title: 'Còn mở theo thời gian',
            description: 'Theo mức. Sau ngày vận hành chính thức, phần S1 và S2 phải về 0.',
            unit: 'short',
            width: 24,
            queries: [{ expr: `sum by (severity) (${OPEN})`, legend: '{{severity}}' }],
          }),
        ],
      ],
    ],
  });
