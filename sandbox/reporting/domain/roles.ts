/** Roles as the account names start with them. */
export type Role = 'nhaplieu' | 'lanhdao' | 'tonghop' | 'kyduyet' | 'hethong' | 'quantri';

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  nhaplieu: 'Cán bộ nhập liệu',
  lanhdao: 'Lãnh đạo đơn vị báo cáo',
  tonghop: 'Cán bộ đầu mối tổng hợp',
  kyduyet: 'Lãnh đạo ký báo cáo tỉnh',
  hethong: 'Hệ thống đọc báo cáo',
  quantri: 'Quản trị hệ thống',
};

export type Permission =
  | 'see-own'
  | 'see-all'
  | 'enter'
  | 'approve'
  | 'return'
  | 'assign'
  | 'aggregate'
  | 'complete'
  | 'transmit'
  | 'read-interface'
  | 'administer';

const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  nhaplieu: ['see-own', 'enter'],
  lanhdao: ['see-own', 'approve', 'return'],
  tonghop: ['see-all', 'return', 'assign', 'aggregate', 'transmit', 'read-interface'],
  kyduyet: ['see-all', 'complete', 'read-interface'],
  hethong: ['read-interface'],
  quantri: ['administer'],
};

export function grants(role: Role, permission: Permission): boolean {
  return GRANTS[role].includes(permission);
}
