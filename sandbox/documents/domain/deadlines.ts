import { countWorkingDays } from '../../data/calendar.ts';

/** How a document in work stands to its deadline. */
export type Deadline = 'overdue' | 'near' | 'in-time';

export const DEADLINE_NAMES: Record<Deadline, string> = {
  overdue: 'Quá hạn',
  near: 'Sắp đến hạn',
  'in-time': 'Trong hạn',
};

/** Working days before the deadline from which it is near. Assumed. */
const NEAR_DAYS = 2;

/** The deadline is over when its day is. */
export function deadlineOf(dueOn: string, day: Temporal.PlainDate): Deadline {
  const due = Temporal.PlainDate.from(dueOn);
  if (Temporal.PlainDate.compare(due, day) < 0) return 'overdue';
  return countWorkingDays(day, due) <= NEAR_DAYS ? 'near' : 'in-time';
}
