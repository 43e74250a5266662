import { z } from 'zod';
import type { Account } from '../../../config/targets/target.ts';
import type { MeetingInOffice } from '../offer/office.ts';

/** What windows are told of TURN servers; null where the machine has none. */
export const IceServers = z
  .array(z.object({ urls: z.string(), username: z.string(), credential: z.string() }))
  .nullable();

/** What a product lacks, each as it says so. */
export type Lacks = Readonly<
  Record<
    'schedule' | 'codes' | 'attendance' | 'handOver' | 'minutes' | 'votes' | 'papers' | 'recording',
    () => never
  >
>;

/** What is around a room, of which a media server alone has nothing. */
export function aroundRoom(lack: Lacks) {
  return {
    ...{ about: lack.schedule, state: lack.schedule },
    code: lack.codes,
    note: lack.attendance,
    handOver: lack.handOver,
    ...{ writeNotes: lack.minutes, minutes: lack.minutes },
    ...{ openVote: lack.votes, vote: lack.votes, closeVote: lack.votes, votes: lack.votes },
    ...{ result: lack.votes, voteText: lack.votes },
    ...{ addPaper: lack.papers, papers: lack.papers, paper: lack.papers },
    ...{ record: lack.recording, endRecording: lack.recording },
    recordings: lack.recording,
  };
}

/** The roll as a media server knows it: who of those invited is in the room. @param here their accounts' names */
export function rollOf(
  invited: readonly Account[],
  here: readonly string[],
): Awaited<ReturnType<MeetingInOffice['roll']>> {
  return invited.map((account) => ({
    ...{ name: nameOf(account), reason: '' },
    attendance: here.includes(account.username) ? 'online' : 'unknown',
  }));
}

/** How an account is called in a room whose server knows no accounts. */
export function nameOf({ role, unit, username }: Account): string {
  if (role === 'chair') return `Chủ trì ${username}`;
  return unit === null ? username : `Điểm cầu ${unit}`;
}
