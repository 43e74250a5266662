import { CLEARANCE, grants } from './domain/roles.ts';
import type { Permission } from './domain/roles.ts';
import type { Meeting } from './store/meetings.ts';
import type { Paper } from './store/papers.ts';
import type { Stores } from './store/stores.ts';
import type { User } from './store/users.ts';

export function can({ faults }: Stores, user: User, permission: Permission): boolean {
  if (grants(user.role, permission)) return true;
  return (
    user.role === 'diemcau' && permission !== 'see-meetings' && faults.isOn('bridge-escalation')
  );
}

/** Whether somebody belongs to a meeting: who runs it, and who was invited. */
export function belongs(
  { invitations, faults }: Stores,
  meeting: Meeting,
  { username }: User,
): boolean {
  const { chair, secretary, arranger, id } = meeting;
  return (
    [chair, secretary, arranger].includes(username) ||
    invitations.find(id, username) !== undefined ||
    faults.isOn('uninvited-enter', meeting)
  );
}

/** Whether somebody of the meeting may read, and know of, one of its documents. */
export function maySee({ faults }: Stores, meeting: Meeting, paper: Paper, user: User): boolean {
  return paper.level <= CLEARANCE[user.role] || faults.isOn('paper-level-ignored', meeting);
}
