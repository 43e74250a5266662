/** Roles as the account names start with them. */
export type Role = 'congdan' | 'motcua' | 'chuyenvien' | 'lanhdao' | 'vanthu' | 'quantri';

export const ROLE_NAMES: Record<Role, string> = {
  congdan: 'Công dân',
  motcua: 'Cán bộ một cửa',
  chuyenvien: 'Chuyên viên',
  lanhdao: 'Lãnh đạo',
  vanthu: 'Văn thư',
  quantri: 'Quản trị hệ thống',
};

export type Permission =
  | 'file-own'
  | 'file-for-others'
  | 'receive'
  | 'assign'
  | 'assess'
  | 'sign'
  | 'number'
  | 'return'
  | 'apologise'
  | 'refuse'
  | 'request-supplement'
  | 'request-fee'
  | 'see-unit'
  | 'see-certificates'
  | 'administer';

const GRANTS: Record<Role, readonly Permission[]> = {
  congdan: ['file-own'],
  motcua: [
    'file-for-others',
    'receive',
    'assign',
    'return',
    'refuse',
    'request-supplement',
    'request-fee',
    'apologise',
    'see-unit',
    'see-certificates',
  ],
  chuyenvien: [
    'assess',
    'refuse',
    'request-supplement',
    'apologise',
    'see-unit',
    'see-certificates',
  ],
  lanhdao: ['assign', 'sign', 'refuse', 'apologise', 'see-unit', 'see-certificates'],
  vanthu: ['number', 'see-unit', 'see-certificates'],
  quantri: ['administer', 'see-certificates'],
};

export function grants(role: Role, permission: Permission): boolean {
  return GRANTS[role].includes(permission);
}
