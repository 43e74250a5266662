import { dashboard, several, variable } from '../board.ts';
import { steps } from '../look.ts';
import { lines, tile } from '../panels.ts';

const OF = 'platform="$platform", vantage=~"$vantage"';
const sound = `{${OF}, media="sound"}`;
const picture = `{${OF}, media="picture"}`;
const NONE = 'Không lượt nào đo được';
const BY_PLACE = '{{vantage}}';

/** ITU-T G.114: one way up to 150 ms is good, up to 400 ms acceptable. */
const late = () => steps('good', [0.15, 'notice'], [0.4, 'bad']);
/** Assumed. */
const lost = () => steps('good', [0.01, 'bad']);

const worst = (metric: string, selector: string) => `max by (vantage) (${metric}${selector})`;

/** What two windows and a chair hear and see of each other, from each place. */
export const media = () =>
  dashboard({
    uid: 'nghiemthu-media',
    title: 'Tiếng và hình trong cuộc họp',
    description:
      'Các lượt họp thử đo được tiếng và hình đến chậm bao nhiêu, mất bao nhiêu gói, đứng bao lâu, nhìn từ từng nơi.',
    from: 'now-6h',
    refresh: '1m',
    marked: true,
    variables: [
      variable('platform', 'Nền tảng', 'label_values(nghiemthu_media_limit, platform)'),
      several(
        variable(
          'vantage',
          'Điểm quan sát',
          'label_values(nghiemthu_media_limit{platform="$platform"}, vantage)',
        ),
      ),
    ],
    rows: [
      [
        'Lúc này, nơi kém nhất',
        [
          tile({
            title: 'Tiếng đến chậm một chiều',
            description:
              'Từ miệng người nói tới tai người nghe, cặp chậm nhất của lượt gần nhất. Đến 150 ms là tốt, đến 400 ms chấp nhận được (ITU-T G.114).',
            unit: 's',
            width: 6,
            height: 5,
            noValue: NONE,
            thresholds: late(),
            queries: [{ expr: `max(nghiemthu_media_delay_seconds${sound})` }],
          }),
          tile({
            title: 'Hình đến chậm một chiều',
            description:
              'Từ lúc chụp tới lúc hiện, cặp chậm nhất của lượt gần nhất. Ngưỡng lấy theo của tiếng (giả định).',
            unit: 's',
            width: 6,
            height: 5,
            noValue: NONE,
            thresholds: late(),
            queries: [{ expr: `max(nghiemthu_media_delay_seconds${picture})` }],
          }),
          tile({
            title: 'Mất gói tiếng',
            description:
              'Tỷ lệ gói không đến nơi trong lượt gần nhất. Ngưỡng 1 % là khuyến cáo của một nhà cung cấp (giả định).',
            unit: 'percentunit',
            decimals: 2,
            width: 6,
            height: 5,
            noValue: NONE,
            thresholds: lost(),
            queries: [{ expr: `max(nghiemthu_media_loss_ratio${sound})` }],
          }),
          tile({
            title: 'Hình đứng lâu nhất',
            description:
              'Khoảng dài nhất không có hình mới trong lượt gần nhất. Ngưỡng 1 giây là giả định.',
            unit: 's',
            width: 6,
            height: 5,
            noValue: NONE,
            thresholds: steps('good', [1, 'bad']),
            queries: [{ expr: `max(nghiemthu_media_longest_gap_seconds${picture})` }],
          }),
        ],
      ],
      [
        'Theo điểm quan sát',
        [
          lines({
            title: 'Tiếng đến chậm một chiều',
            description:
              'Chỉ một đường cao là đường truyền của nơi đó; mọi đường cùng cao là máy chủ họp. Đường kẻ là 150 ms và 400 ms của ITU-T G.114.',
            unit: 's',
            width: 12,
            noValue: NONE,
            thresholds: late(),
            queries: [{ expr: worst('nghiemthu_media_delay_seconds', sound), legend: BY_PLACE }],
          }),
          lines({
            title: 'Hình đến chậm một chiều',
            description:
              'Đo bằng thời điểm ghi trong hình. Đường kẻ lấy theo của tiếng (giả định).',
            unit: 's',
            width: 12,
            noValue: NONE,
            thresholds: late(),
            queries: [{ expr: worst('nghiemthu_media_delay_seconds', picture), legend: BY_PLACE }],
          }),
          lines({
            title: 'Mất gói',
            description:
              'Tỷ lệ gói không đến nơi, của tiếng và của hình. Đường kẻ là 1 % cho tiếng (giả định).',
            unit: 'percentunit',
            width: 12,
            noValue: NONE,
            thresholds: lost(),
            queries: [
              {
                expr: `max by (vantage, media) (nghiemthu_media_loss_ratio{${OF}})`,
                legend: '{{vantage}} · {{media}}',
              },
            ],
          }),
          lines({
            title: 'Độ rung',
            description:
              'Gói đến không đều bao nhiêu. Rung lớn thì trình duyệt kéo dài bộ đệm, tiếng đến chậm hơn.',
            unit: 's',
            width: 12,
            noValue: NONE,
            queries: [
              {
                expr: `max by (vantage, media) (nghiemthu_media_jitter_seconds{${OF}})`,
                legend: '{{vantage}} · {{media}}',
              },
            ],
          }),
          lines({
            title: 'Hình đứng lâu nhất',
            description:
              'Khoảng dài nhất không có hình mới trong mỗi lượt. Đường kẻ là 1 giây (giả định).',
            unit: 's',
            width: 8,
            noValue: NONE,
            thresholds: steps('good', [1, 'bad']),
            queries: [
              { expr: worst('nghiemthu_media_longest_gap_seconds', picture), legend: BY_PLACE },
            ],
          }),
          lines({
            title: 'Số lần đứng hình',
            description: 'Trình duyệt đếm trong mỗi lượt, của mọi người dự cộng lại.',
            unit: 'short',
            width: 8,
            noValue: NONE,
            queries: [{ expr: worst('nghiemthu_media_freeze_count', picture), legend: BY_PLACE }],
          }),
          lines({
            title: 'Tốc độ nhận',
            description: 'Của cặp nhận được ít nhất, mỗi giây. Xuống thấp thì hình nhỏ và giật.',
            unit: 'Bps',
            width: 8,
            noValue: NONE,
            queries: [
              {
                expr: `min by (vantage, media) (nghiemthu_media_received_bytes_per_second{${OF}})`,
                legend: '{{vantage}} · {{media}}',
              },
            ],
          }),
        ],
      ],
    ],
  });
