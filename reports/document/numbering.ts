import { anchors } from '../facts/anchors.ts';
import type { Block } from './blocks.ts';

const NUMERALS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
/** Letters of the Vietnamese order of points: a, b, c, d, đ, e, … */
const POINTS = 'abcdđeghiklmnopqrstuvxy';

/** Numbers the headings of sections as NĐ 30/2020 wants: `I. UPPER`, `1. Bold`, `a) Upright`. */
export function numbered(sections: Block[][]): Block[] {
  return sections.flatMap((section, index) => {
    let second = 0;
    let third = 0;
    return section.map((block): Block => {
      if (block.type !== 'heading') return block;
      if (block.level === 1) {
        const numeral = NUMERALS[index] ?? String(index + 1);
        const text = `${numeral}. ${block.text.toUpperCase()}`;
        return { ...block, text, id: block.id ?? anchors.section(numeral) };
      }
      if (block.level === 2) {
        second += 1;
        third = 0;
        return { ...block, text: `${second}. ${block.text}` };
      }
      third += 1;
      return { ...block, text: `${POINTS[third - 1] ?? third}) ${block.text}` };
    });
  });
}
