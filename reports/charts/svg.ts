import { init } from 'echarts';
import type { EChartsOption } from 'echarts';

/**
 * Colours of the charts. Each stands for a CSS variable of the page that shows the chart, so that
 * the same drawing fits a light and a dark page; print has only the light values.
 */
export const ink = {
  text: '#1b1f24',
  quiet: '#5b6470',
  line: '#d5dae1',
  pass: '#1a7f4b',
  fail: '#b42318',
  blocked: '#b25e09',
  'not-run': '#6b7280',
  mean: '#0b5cad',
  p95: '#7a3e9d',
  max: '#9aa4b2',
  limit: '#c62828',
  label: '#fffffe',
} as const;

/** A chart as SVG text. `name` makes its inner names unique on a page and equal in every run. */
export function drawn(name: string, option: EChartsOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'inherit', fontSize: 13, color: ink.text },
      ...option,
    });
    return settled(name, chart.renderToSVGString(), width, height);
  } finally {
    chart.dispose();
  }
}

/**
 * echarts counts over the whole process for the names inside the SVG; the count must not show.
 * Classes only serve the mouse, which these drawings do not follow.
 */
function settled(name: string, svg: string, width: number, height: number): string {
  const names = new Map<string, string>();
  let result = svg
    .replace(/<style\b[^>]*>.*?<\/style>/gs, '')
    .replace(/ class="[^"]*"/g, '')
    .replace(/ ecmeta_\w+="[^"]*"/g, '')
    .replace(/\bzr\d+-[A-Za-z]+\d+/g, (counted) => {
      const own = names.get(counted) ?? `${name}-${names.size}`;
      names.set(counted, own);
      return own;
    });
  result = result.replace(/^<svg [^>]*>/, (open) =>
    open
      .replace(/ (?:width|height)="\d+"/g, '')
      .replace(
        '<svg ',
        `<svg role="img" preserveAspectRatio="xMidYMid meet" data-size="${width}x${height}" `,
      ),
  );
  for (const [key, colour] of Object.entries(ink)) {
    result = result.replaceAll(new RegExp(colour, 'gi'), `var(--ink-${key}, ${colour})`);
  }
  return result;
}
