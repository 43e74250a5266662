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
  {
    id: 'template-part-missing',
    requirement: 'QLVB-38',
    imitates: 'Mẫu giấy mời thiếu địa điểm họp.',
    where: { kind: ['25'] },
  },
  {
    id: 'opinion-lost',
    requirement: 'QLVB-39',
    imitates: 'Góp ý dự thảo báo đã ghi nhưng người soạn không thấy.',
    where: { kind: ['6'] },
  },
] as const satisfies readonly FaultSpec[];
