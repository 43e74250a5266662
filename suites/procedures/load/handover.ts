import type { LoadHandover } from '../../load-options.ts';

/** What the trial hands over, with secrets and durations resolved. k6 reads files only while it starts. */
export const handover = JSON.parse(open(__ENV['NGHIEMTHU_LOAD'] ?? '')) as LoadHandover;

export const platform = handover.addresses['procedures'] ?? '';

/** Shares of fields at a ward counter. */
export const mix = handover.settings['mix'] as Record<string, number>;

/** The procedure most people wait for at opening time. */
export const rushProcedure = (handover.settings['cases'] as Record<string, string>)['burst'] ?? '';

export const citizens = handover.accounts.filter((account) => account.role === 'citizen');
