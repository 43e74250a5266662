import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { arranged, gathered, twoBridges } from '../prepare.ts';

/** Longest until a shared slide can be read at the other end, in ms. Assumed. */
const READABLE_MS = 2_000;
/** What it takes to set the window's measuring up, in ms. */
const SPARE_MS = 1_500;

/** The chair shares a slide; a bridge reads it. */
export const shareSlides = journey('meetings', 'share-slides', async (stage) => {
  const held = await arranged(stage, 'share-slides', twoBridges(stage));
  const { chair, bridges } = await gathered(stage, held);
  const text = `BAO CAO ${chair.number}`;
  await stage.step('Chủ trì chia sẻ màn hình', () => chair.share(text));
  await stage.step('Điểm cầu đọc được trang chiếu', async () => {
    const [bridge] = bridges;
    const slideAt = async () => (await bridge?.room.shown())?.find(({ slide }) => slide)?.slide;
    await expect.poll(slideAt, 'trang chiếu').toBeTruthy();
    const read = await bridge?.readSlide((await slideAt()) ?? '', READABLE_MS + SPARE_MS);
    expect(read, 'chữ trên trang chiếu').toBe(text);
  });
});
