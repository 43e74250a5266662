import type { Page } from '@playwright/test';
import { textOf, textsOf } from '../../stage/shown.ts';
import type { Room, Shown } from '../offer/room.ts';

/** The room in a window whose page is `page.html`. */
export function roomIn(page: Page): Omit<Room, 'raiseHand'> {
  const status = page.getByRole('status');
  return {
    isInside: async () => (await textOf(status)).includes('Đã vào phòng họp'),
    message: () => textOf(status),
    people: () => textsOf(page.getByRole('list', { name: 'Người đang dự' }).getByRole('listitem')),
    shown: () => shownIn(page),
    muteAll: () => page.getByRole('button', { name: 'Tắt mic tất cả' }).click(),
    share: () => page.getByRole('button', { name: 'Chia sẻ màn hình' }).click(),
    leave: () => page.getByRole('button', { name: 'Rời phòng' }).click(),
  };
}

/** The others whose media the window shows, by what stands under it. */
export function shownIn(page: Page): Promise<Shown[]> {
  return page.getByRole('figure').evaluateAll((figures) =>
    figures.map((figure) => {
      const trackOf = (stream: string) => {
        const video = figure.querySelector<HTMLVideoElement>(`video[data-stream="${stream}"]`);
        const media = video?.srcObject;
        const track = media instanceof MediaStream ? media.getTracks()[0] : undefined;
        return track === undefined ? null : window.kiemThu.idOf(track);
      };
      const name = figure.querySelector('figcaption')?.textContent ?? '';
      return { name, sound: trackOf('audio'), picture: trackOf('video'), slide: trackOf('screen') };
    }),
  );
}
