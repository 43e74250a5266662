import { inventName, randomFrom } from '../../data/people.ts';
import { PROVINCE_CODE, units } from '../../data/units.ts';
import type { Stores } from '../store/stores.ts';

const PROVINCE_BRIDGE = 'Điểm cầu tỉnh';
/** Accounts of each of the roles of the province. */
const PER_ROLE = 8;

/** Accounts of the province and of the 95 bridges, and the administrator. */
export function seedAccounts({ users }: Stores, seed: number): void {
  const random = randomFrom(seed * 104_729 + 17);
  const add = (
    username: string,
    role: 'chutri' | 'thuky' | 'diemcau' | 'quantri',
    bridge: string,
    unit: string | null,
  ) => users.add({ username, role, unit, bridge, fullName: inventName(random), active: 1 });
  add('quantri', 'quantri', 'Quản trị hệ thống', null);
  for (let n = 1; n <= PER_ROLE; n += 1) {
    add(`chutri.${n}`, 'chutri', PROVINCE_BRIDGE, PROVINCE_CODE);
    add(`thuky.${n}`, 'thuky', 'Thư ký cuộc họp', PROVINCE_CODE);
  }
  for (const { code, name } of units) add(`diemcau.${code}`, 'diemcau', `Điểm cầu ${name}`, code);
}

/** A meeting of July 2025 that is over, with everybody on its roll. */
export function seedMeeting({ users, meetings, invitations, votes }: Stores, seed: number): void {
  const random = randomFrom(seed * 15_485_863 + 23);
  const [chair, secretary] = [users.ofRole('chutri')[0]!, users.ofRole('thuky')[0]!];
  const { id } = meetings.add(
    {
      ...{ title: 'Giao ban vận hành chính quyền địa phương hai cấp', kind: 'giao-ban', lobby: 0 },
      ...{ chair: chair.username, secretary: secretary.username, arranger: chair.username },
      ...{ place: 'Trụ sở Ủy ban nhân dân tỉnh', startsAt: '2025-07-07T01:00:00.000Z' },
    },
    Math.floor(random() * 2 ** 48).toString(36),
  );
  for (const { username } of [secretary, ...users.ofRole('diemcau')]) {
    invitations.add(id, username, '2025-07-07T04:00:00.000Z');
    invitations.entered(invitations.find(id, username)!.id, '2025-07-07T00:55:00.000Z');
  }
  const vote = votes.open(id, 'Thống nhất lịch giao ban hằng tuần', false);
  for (const { username } of users.ofRole('diemcau')) {
    votes.noteVoter(vote.id, username);
    votes.cast(vote.id, 'Tán thành', username);
  }
  votes.close(vote.id);
  const times = { openedAt: '2025-07-07T01:00:00.000Z', endedAt: '2025-07-07T02:30:00.000Z' };
  meetings.change(id, {
    state: 'ended',
    ...times,
    notes: 'Các điểm cầu báo cáo tình hình tuần đầu.',
  });
}
