import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of drafting, signing, numbering and issuing. */
export const issuingFaults = [
  {
    id: 'comment-lost',
    requirement: 'QLVB-07',
    imitates: 'Lãnh đạo trả dự thảo kèm ý kiến nhưng người soạn không thấy ý kiến.',
    where: { kind: ['20'] },
  },
  {
    id: 'number-doubled',
    requirement: 'QLVB-08',
    imitates: 'Hai văn bản cùng loại của một cơ quan được cấp cùng một số trong năm.',
    where: { kind: ['21'] },
  },
  {
    id: 'number-skipped',
    requirement: 'QLVB-08',
    imitates: 'Số văn bản đi nhảy cóc, sổ văn bản đi bị khuyết số.',
    where: { kind: ['21'] },
  },
] as const satisfies readonly FaultSpec[];
