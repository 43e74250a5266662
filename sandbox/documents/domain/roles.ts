/** Roles as the account names start with them. */
export type Role = 'vanthu' | 'lanhdao' | 'chuyenvien' | 'truongphong' | 'troly' | 'quantri';

export const ROLE_NAMES: Record<Role, string> = {
  vanthu: 'Văn thư',
  lanhdao: 'Lãnh đạo',
  chuyenvien: 'Chuyên viên',
  truongphong: 'Trưởng phòng',
  troly: 'Trợ lý',
  quantri: 'Quản trị hệ thống',
};

export type Permission =
  | 'see-unit'
  | 'see-registers'
  | 'register'
  | 'return'
  | 'suggest'
  | 'instruct'
  | 'forward'
  | 'process'
  | 'finish'
  | 'draft'
  | 'comment'
  | 'sign'
  | 'number'
  | 'issue'
  | 'recall'
  | 'revise'
  | 'opine'
  | 'urge'
  | 'keep-work-files'
  | 'see-certificates'
  | 'administer';

const OFFICIAL: readonly Permission[] = ['see-unit', 'see-registers', 'see-certificates'];

const GRANTS: Record<Role, readonly Permission[]> = {
  vanthu: [...OFFICIAL, 'register', 'return', 'number', 'issue', 'recall', 'revise'],
  lanhdao: [...OFFICIAL, 'instruct', 'forward', 'finish', 'comment', 'opine', 'sign', 'urge'],
  truongphong: [
    ...OFFICIAL,
    ...([
      'forward',
      'process',
      'finish',
      'draft',
      'comment',
      'opine',
      'urge',
      'keep-work-files',
    ] as const),
  ],
  chuyenvien: [...OFFICIAL, 'process', 'finish', 'draft', 'opine', 'keep-work-files'],
  troly: [...OFFICIAL, 'suggest', 'opine', 'urge'],
  quantri: ['see-certificates', 'administer'],
};

export function grants(role: Role, permission: Permission): boolean {
  return GRANTS[role].includes(permission);
}

/** The highest level of secrecy that a role may read: 0 ordinary … 3 top secret. Assumed. */
export const CLEARANCE: Record<Role, number> = {
  vanthu: 1,
  lanhdao: 3,
  truongphong: 1,
  chuyenvien: 0,
  troly: 0,
  quantri: -1,
};
