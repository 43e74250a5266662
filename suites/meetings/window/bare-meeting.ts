import type { Account } from '../../../config/targets/target.ts';
import type { MeetingInOffice } from '../offer/office.ts';

/** What a product lacks, each as it says so. */
export type Lacks = Readonly<
  Record<
    | 'NO_SCHEDULE'
    | 'NO_CODES'
    | 'NO_ATTENDANCE'
    | 'NO_HAND_OVER'
    | 'NO_MINUTES'
    | 'NO_VOTES'
    | 'NO_PAPERS'
    | 'NO_RECORDING',
    () => never
  >
>;

/** What is around a room, of which a media server alone has nothing. */
export function aroundRoom(lack: Lacks) {
  return {
    state: lack.NO_SCHEDULE,
    code: lack.NO_CODES,
    note: lack.NO_ATTENDANCE,
    handOver: lack.NO_HAND_OVER,
    ...{ writeNotes: lack.NO_MINUTES, minutes: lack.NO_MINUTES },
    ...{ openVote: lack.NO_VOTES, vote: lack.NO_VOTES, closeVote: lack.NO_VOTES },
    ...{ result: lack.NO_VOTES, voteText: lack.NO_VOTES },
    ...{ addPaper: lack.NO_PAPERS, papers: lack.NO_PAPERS, paper: lack.NO_PAPERS },
    ...{ record: lack.NO_RECORDING, endRecording: lack.NO_RECORDING },
    recordings: lack.NO_RECORDING,
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
