import { VERDICTS } from '../../words/scales/verdict.ts';
import { SEVERITIES } from '../../words/scales/severity.ts';
import type { EChartsOption } from 'echarts';
import type { TrialReport } from '../../records/runs/report.ts';
import type { Block } from '../document/blocks.ts';
import { allRequirements, dimensionsOf } from '../facts/index.ts';
import type { Lang } from '../../words/text.ts';
import { wordsOf } from '../../words/said/in-words/index.ts';
import type { Said } from '../../words/said/said.ts';
import { words } from '../wording/index.ts';
import { drawn, ink } from './svg.ts';

const SEVERITY_INK = { S1: ink.fail, S2: ink.blocked, S3: ink.mean, S4: ink['not-run'] };

interface Stack {
  name: string;
  colour: string;
  values: number[];
}

/** Requirements by dimension and verdict; null where there are none. */
export function requirementBars(report: TrialReport, lang: Lang): Block | null {
  const w = words(lang);
  const all = allRequirements(report);
  const present = dimensionsOf(all);
  if (present.length === 0) return null;
  const stacks = VERDICTS.map((verdict): Stack => ({
    name: w.verdict[verdict],
    colour: ink[verdict],
    values: present.map(
      (one) => all.filter((item) => item.dimension === one && item.verdict === verdict).length,
    ),
  }));
  const names = present.map((one) => w.dimension[one]);
  return {
    type: 'figure',
    title: w.page.chartRequirements,
    ...bars(`chart-${lang}-requirements`, names, stacks),
  };
}

/** Defects by cause group and severity; null where there are none. */
export function defectBars(report: TrialReport, lang: Lang): Block | null {
  const w = words(lang);
  if (report.defects.length === 0) return null;
  const groupOf = (group: Said): string => wordsOf(group, lang) || w.page.noCause;
  const groups = [...new Set(report.defects.map(({ causeGroup }) => groupOf(causeGroup)))].sort();
  const stacks = SEVERITIES.map((severity): Stack => ({
    name: `${severity} – ${w.severity[severity]}`,
    colour: SEVERITY_INK[severity],
    values: groups.map(
      (group) =>
        report.defects.filter(
          (defect) => groupOf(defect.causeGroup) === group && defect.severity === severity,
        ).length,
    ),
  }));
  return {
    type: 'figure',
    title: w.page.chartDefects,
    ...bars(`chart-${lang}-defects`, groups, stacks),
  };
}

/** Letters of a category's name: the longest that a narrow drawing has room for. */
const LETTERS = { wide: 60, narrow: 44 };

function bars(
  name: string,
  categories: string[],
  stacks: Stack[],
): { svg: string; narrow: string } {
  return {
    svg: drawn(name, barsOption(categories, stacks, false), 560, 70 + categories.length * 34),
    narrow: drawn(
      `${name}-narrow`,
      barsOption(categories, stacks, true),
      320,
      90 + categories.length * 50,
    ),
  };
}

/** Names stand beside the bars, or above them where there is no room beside. */
function barsOption(categories: string[], stacks: Stack[], narrow: boolean): EChartsOption {
  const shown = stacks.filter(({ values }) => values.some((value) => value > 0));
  const letters = narrow ? LETTERS.narrow : LETTERS.wide;
  const place = narrow
    ? { inside: true, verticalAlign: 'bottom' as const, padding: [0, 0, 12, -6] }
    : { width: 140, overflow: 'break' as const };
  return {
    grid: narrow
      ? { left: 10, right: 14, top: 58, bottom: 24 }
      : { left: 150, right: 24, top: 34, bottom: 24 },
    legend: {
      top: 2,
      left: 'center',
      itemHeight: 8,
      itemWidth: narrow ? 14 : 25,
      textStyle: { color: ink.text },
    },
    xAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { color: ink.quiet },
      splitLine: { lineStyle: { color: ink.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: categories.map((category) => category.slice(0, letters).toWellFormed()),
      axisLabel: { color: ink.text, ...place },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.line } },
      z: 10,
    },
    series: shown.map(({ name: title, colour, values }) => ({
      name: title,
      type: 'bar' as const,
      stack: 'all',
      barMaxWidth: narrow ? 18 : 22,
      itemStyle: { color: colour },
      label: { show: true, color: ink.label, fontWeight: 'bold' as const },
      data: values.map((value) => (value === 0 ? null : value)),
    })),
  };
}
