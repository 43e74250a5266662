import * as common from '@grafana/grafana-foundation-sdk/common';
import * as geomap from '@grafana/grafana-foundation-sdk/geomap';
import { dashboard, platformVariable, several } from '../board.ts';
import { SOURCE, words } from '../look.ts';
import { dressed, lines, rows, tile } from '../panels.ts';
import { none } from '../rows/parts.ts';

const AFFECTED =
  'max by (commune, name, latitude, longitude) (nghiemthu_commune_affected{platform=~"$platform"})';
const TOUCHED = words({ 0: ['Bình thường', 'good'], 1: ['Bị ảnh hưởng', 'bad'] });

/** The communes on a map: who is touched by what is open now. */
export const communes = () =>
  dashboard({
    uid: 'nghiemthu-communes',
    title: 'Xã, phường bị ảnh hưởng',
    description: 'Các xã, phường trên bản đồ: nơi nào đang bị sự cố chạm tới.',
    from: 'now-6h',
    refresh: '1m',
    variables: [several(platformVariable())],
    rows: [
      [
        'Lúc này',
        [
          tile({
            title: 'Bị ảnh hưởng',
            description: 'Số xã, phường có ít nhất một sự cố đang mở chạm tới.',
            unit: 'none',
            width: 6,
            height: 4,
            thresholds: none(),
            queries: [{ expr: `sum(${AFFECTED})` }],
          }),
          tile({
            title: 'Trong tổng số',
            description: 'Số xã, phường được theo dõi. Phải đủ như danh sách của tỉnh.',
            unit: 'none',
            width: 6,
            height: 4,
            queries: [{ expr: `count(${AFFECTED})` }],
          }),
          lines({
            title: 'Theo thời gian',
            description: 'Số xã, phường bị ảnh hưởng, theo nền tảng.',
            unit: 'short',
            width: 12,
            height: 4,
            queries: [
              {
                expr: 'sum by (platform) (max by (platform, commune) (nghiemthu_commune_affected{platform=~"$platform"}))',
                legend: '{{platform}}',
              },
            ],
          }),
          map(),
          rows(
            {
              title: 'Danh sách',
              description: 'Mỗi dòng là một xã, phường và một nền tảng đang bị ảnh hưởng.',
              unit: 'none',
              width: 10,
              height: 18,
              noValue: 'Không nơi nào bị ảnh hưởng',
              mappings: TOUCHED,
              queries: [
                {
                  expr: 'max by (commune, name, platform) (nghiemthu_commune_affected{platform=~"$platform"}) == 1',
                },
              ],
            },
            { commune: 'Mã', name: 'Xã, phường', platform: 'Nền tảng', Value: 'Tình trạng' },
          ),
        ],
      ],
    ],
  });

function map() {
  const markers = new common.MapLayerOptionsBuilder()
    .type('markers')
    .name('Xã, phường')
    .tooltip(true)
    .location(
      new common.FrameGeometrySourceBuilder()
        .mode(common.FrameGeometrySourceMode.Coords)
        .latitude('latitude')
        .longitude('longitude'),
    )
    .config({
      showLegend: true,
      style: {
        color: { field: 'Value', fixed: 'green' },
        size: { fixed: 7, min: 4, max: 12 },
        opacity: 0.8,
        symbol: { mode: 'fixed', fixed: 'img/icons/marker/circle.svg' },
        text: { mode: 'field', field: 'name', fixed: '' },
        textConfig: {
          fontSize: 9,
          offsetX: 0,
          offsetY: 10,
          textAlign: 'center',
          textBaseline: 'middle',
        },
      },
    });
  const degrees = ['latitude', 'longitude'].map((targetField) => ({
    targetField,
    destinationType: 'number',
  }));
  return dressed(new geomap.PanelBuilder(), {
    title: 'Bản đồ',
    description:
      'Chấm đỏ là nơi bị ảnh hưởng. Nền bản đồ cần mạng ngoài; không có mạng thì các chấm vẫn hiện đúng chỗ.',
    unit: 'none',
    width: 14,
    height: 18,
    mappings: TOUCHED,
    thresholds: none(),
    queries: [{ expr: AFFECTED, table: true }],
  })
    .datasource(SOURCE)
    .withTransformation({ id: 'convertFieldType', options: { conversions: degrees } })
    .basemap(new common.MapLayerOptionsBuilder().type('default').name('Nền'))
    .layers([markers])
    .view(new geomap.MapViewConfigBuilder().id('fit').allLayers(true).padding(5))
    .controls(
      new geomap.ControlsOptionsBuilder()
        .showZoom(true)
        .mouseWheelZoom(false)
        .showAttribution(true)
        .showScale(true),
    )
    .tooltip(new geomap.TooltipOptionsBuilder().mode(geomap.TooltipMode.Details));
}
