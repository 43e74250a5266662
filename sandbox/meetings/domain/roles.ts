/** Roles as the account names start with them. */
export type Role = 'chutri' | 'thuky' | 'diemcau' | 'quantri';

export const ROLE_NAMES: Record<Role, string> = {
  chutri: 'Chủ trì',
  thuky: 'Thư ký cuộc họp',
  diemcau: 'Điểm cầu',
  quantri: 'Quản trị hệ thống',
};

export type Permission =
  | 'see-meetings'
  | 'arrange'
  | 'keep-minutes'
  | 'call-roll'
  | 'open-vote'
  | 'hand-over'
  | 'record'
  | 'administer';

const GRANTS: Record<Role, readonly Permission[]> = {
  chutri: ['see-meetings', 'arrange', 'open-vote', 'hand-over', 'record', 'call-roll'],
  thuky: ['see-meetings', 'keep-minutes', 'call-roll', 'record'],
  diemcau: ['see-meetings'],
  quantri: ['administer'],
};

export function grants(role: Role, permission: Permission): boolean {
  return GRANTS[role].includes(permission);
}

/** The highest level of documents that a role may read. Assumed. */
export const CLEARANCE: Record<Role, number> = { chutri: 2, thuky: 2, diemcau: 1, quantri: -1 };

/** Levels of access of a meeting's documents, by their numbers. Assumed. */
export const LEVELS = ['Công khai', 'Nội bộ cuộc họp', 'Chủ trì và thư ký'] as const;
