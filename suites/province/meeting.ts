import type { MeetingInOffice } from '../meetings/offer/office.ts';
import { arrange } from '../meetings/prepare.ts';
import { productOf } from '../meetings/product.ts';
import type { Stage } from '../stage/stage.ts';
import { settings } from './settings.ts';

/** A meeting whose secretary wrote down that a dossier was spoken of; it is removed afterwards. */
export function meetingOn(stage: Stage, dossier: string): Promise<MeetingInOffice> {
  const meetings = stage.on('meetings');
  return stage.given('có cuộc họp nêu hồ sơ', async () => {
    const secretary = await meetings.person('secretary');
    const { id, chaired } = await arrange(meetings, settings().meetingKind, [], {
      secretary: secretary.account,
    });
    const notes = `Rà soát tiến độ hồ sơ ${dossier}. ${stage.marker}`;
    await (await productOf(meetings)).office(secretary).meeting(id).writeNotes(notes);
    return chaired;
  });
}
