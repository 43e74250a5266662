import type { MeetingInOffice } from '../meetings/offer/office.ts';
import { productOf } from '../meetings/product.ts';
import type { Stage } from '../stage/stage.ts';
import { settings } from './settings.ts';

/** A meeting whose secretary wrote down that a dossier was spoken of; it is removed afterwards. */
export function meetingOn(stage: Stage, dossier: string): Promise<MeetingInOffice> {
  const meetings = stage.on('meetings');
  return stage.given('có cuộc họp nêu hồ sơ', async () => {
    const product = await productOf(meetings);
    const chair = await meetings.person('chair');
    const secretary = await meetings.person('secretary');
    const office = product.office(chair);
    const id = await office.arrange({
      ...{ title: `Họp thử ${stage.marker}`, kind: settings().meetingKind, lobby: false },
      secretary: secretary.account,
    });
    stage.afterwards(async (again) => {
      await product
        .office(await again(chair.account))
        .meeting(id)
        .remove();
    });
    const notes = `Rà soát tiến độ hồ sơ ${dossier}. ${stage.marker}`;
    await product.office(secretary).meeting(id).writeNotes(notes);
    return office.meeting(id);
  });
}
