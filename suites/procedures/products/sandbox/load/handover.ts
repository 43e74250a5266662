import type { LoadHandover } from '../../../../load-options.ts';

/** What the trial hands over, with secrets and durations resolved. k6 reads files only while it starts. */
export const handover = JSON.parse(open(__ENV['NGHIEMTHU_LOAD'] ?? '')) as LoadHandover;

export const platform = handover.addresses['procedures'] ?? '';

/** Shares of fields at a ward counter. */
export const mix = handover.settings['mix'] as Record<string, number>;

/** The procedure most people wait for at opening time. */
export const rushProcedure = (handover.settings['cases'] as Record<string, string>)['burst'] ?? '';

export type Account = LoadHandover['accounts'][number];

/** Who sees what was filed at the unit where load files. */
export const officer = handover.accounts.find(
  ({ role, unit }) => role === 'one-stop' && unit === handover.units.home,
);

export const citizens = handover.accounts.filter((account) => account.role === 'citizen');
