import type { FaultSpec, Switches } from '../../faults/fault.ts';

/** Faults of signing in with VNeID. */
export const faults = [
  {
    id: 'vneid-503',
    platform: 'procedures',
    requirement: 'TTHC-29',
    imitates: 'Trang đăng nhập VNeID báo lỗi 503.',
    seenBy: ['walk-sign-in'],
  },
  {
    id: 'vneid-hangs',
    platform: 'procedures',
    requirement: 'TTHC-29',
    imitates: 'VNeID treo, không phản hồi sau khi nhập mật khẩu.',
    seenBy: ['walk-sign-in'],
  },
] as const satisfies readonly FaultSpec[];

export type FaultId = (typeof faults)[number]['id'];
export type Faults = Switches<FaultId>;
