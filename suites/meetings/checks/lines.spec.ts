import { missing } from '../../stage/offered.ts';
import type { Stage } from '../../stage/stage.ts';
import type { Transport } from '../media/apparatus.ts';
import { heardNumber, pictureDelay, received, seenNumber, soundDelay } from '../media/judged.ts';
import type { Received } from '../media/judged.ts';
import {
  arranged,
  inTouch,
  isInTime as isSoundInTime,
  setApart,
  steadily,
  twoBridges,
} from '../prepare.ts';
import { productOf } from '../product.ts';
import { settings } from '../settings.ts';
import { check, expect, part, test } from './suite.ts';

/** How long media over a line is measured, in ms: lost packets are some. */
const LINE_MS = 4_300;

/**
 * Until media must have begun over a line, in ms: on that of a commune keys and the first picture take 6 s, and as long
 * again where a packet of them is lost. How soon a bridge is in is asked elsewhere, on a line that holds nothing up.
 */
const BEGINS_WITHIN_MS = 30_000;

/** The share of a line's delay that packets must have at least: the browser rounds what it tells. */
const SHAPED = 0.9;

const unshaped: () => void = missing(
  'trình duyệt không giữ được đường truyền đúng như đã đặt',
  'the browser does not keep the line as it was set',
);

const networks = Object.entries(settings().networks);
for (const [title, network] of networks)
  test(
    ...part('on-any-line', { title, of: networks.length }, async (stage) => {
      const held = await arranged(stage, 'on-any-line', twoBridges(stage));
      const { chair, bridge } = await setApart(stage, held, { network });
      // What is lost once more on being sent again is asked for once more: the way there and back is gone again.
      const longestFreezeMs = settings().longestFreezeMs + 2 * network.oneWayMs;
      const soundMs = network.oneWayMs + settings().oneWayMs;
      // What was lost of a picture is asked for and sent again: the way is gone three times.
      const pictureMs = 3 * network.oneWayMs + settings().oneWayMs;
      await stage.step('Điểm cầu vào phòng, tiếng và hình hai chiều đến nơi', () =>
        inTouch([chair, bridge], BEGINS_WITHIN_MS),
      );
      const isMoving = ({ picture }: Received) =>
        (picture?.picture?.longestGapMs ?? Infinity) < longestFreezeMs;
      const isInTime = ({ sound, picture }: Received) =>
        (soundDelay(sound) ?? Infinity) <= soundMs &&
        (pictureDelay(picture) ?? Infinity) <= pictureMs;
      const measured = () =>
        Promise.all([received(chair, LINE_MS), received(bridge, LINE_MS), chair.baseline(LINE_MS)]);
      const [atChair, atBridge] = await steadily(stage, [chair, bridge], measured, {
        isWell: ([one, other]) => [...one, ...other].every((got) => isMoving(got) && isInTime(got)),
        isFair: ([, , own]) => isSoundInTime(own),
      });
      const heardAndSeen = async (got: Received[], number: number) => {
        expect(got.map(heardNumber), 'tiếng nghe được').toEqual([number]);
        expect(got.map(seenNumber), 'hình thấy được').toEqual([number]);
        for (const { sound, picture } of got) {
          // Sound is told by the second alone; a way that is late by more shows in the pictures.
          expect(soundDelay(sound), 'tiếng đến chậm (ms)').toBeLessThanOrEqual(soundMs);
          expect(pictureDelay(picture), 'hình đến chậm (ms)').toBeLessThanOrEqual(pictureMs);
          const gap = picture?.picture?.longestGapMs;
          expect(gap, 'khoảng dài nhất không có hình mới (ms)').toBeLessThan(longestFreezeMs);
        }
      };
      await stage.step('Qua đường truyền này chủ trì nghe và thấy điểm cầu', () =>
        heardAndSeen(atChair, bridge.number),
      );
      await stage.step('Qua đường truyền này điểm cầu nghe và thấy chủ trì', () =>
        heardAndSeen(atBridge, chair.number),
      );
      // A line that delays nothing would make every platform pass.
      const trips = (await bridge.ways()).map(({ roundTripMs }) => roundTripMs);
      const isShaped = trips.every((ms) => ms >= SHAPED * 2 * network.oneWayMs);
      if (trips.length === 0 || !isShaped) unshaped();
    }),
  );

const withoutTurn: () => never = missing(
  'không có máy chủ TURN để thử',
  'there is no TURN server to try',
);

test(...check('turn-only', (stage) => behindWall(stage, 'turn-only', 'udp')));
test(...check('turn-tcp', (stage) => behindWall(stage, 'turn-tcp', 'tcp')));

/** The home bridge meets the chair through a wall that lets nothing but TURN by this transport through. */
async function behindWall(stage: Stage, name: string, wall: Transport): Promise<void> {
  const product = await productOf(stage);
  const servers = await product.turnServers?.(await stage.person('bridge'));
  if (servers === undefined) withoutTurn();
  await stage.step(`Cửa sổ được báo máy chủ TURN qua ${wall.toUpperCase()}`, async () => {
    const told = servers.filter((address) => transportOf(address) === wall);
    expect(told.length, 'số máy chủ').toBeGreaterThan(0);
  });
  const held = await arranged(stage, name, twoBridges(stage));
  const { chair, bridge } = await setApart(stage, held, { wall });
  await stage.step('Điểm cầu chỉ đi qua TURN vào phòng, tiếng và hình hai chiều đến nơi', () =>
    inTouch([chair, bridge]),
  );
  await stage.step('Điểm cầu và chủ trì nghe, thấy nhau', async () => {
    const [atChair, atBridge] = await Promise.all([received(chair), received(bridge)]);
    expect(atChair.map(heardNumber), 'chủ trì nghe').toEqual([bridge.number]);
    expect(atChair.map(seenNumber), 'chủ trì thấy').toEqual([bridge.number]);
    expect(atBridge.map(heardNumber), 'điểm cầu nghe').toEqual([chair.number]);
    expect(atBridge.map(seenNumber), 'điểm cầu thấy').toEqual([chair.number]);
  });
  await stage.step('Mọi đường truyền của điểm cầu đều qua TURN', async () => {
    const ways = await bridge.ways();
    const through = ways.map(({ localType, relayProtocol }) => `${localType} ${relayProtocol}`);
    expect(ways.length, 'số đường truyền').toBeGreaterThan(0);
    expect(through, 'loại đường truyền').toEqual(ways.map(() => `relay ${wall}`));
  });
}

/** How an address of a TURN server says it is reached; UDP where it says nothing (RFC 7065). */
function transportOf(address: string): string {
  return new URLSearchParams(address.split('?')[1]).get('transport') ?? 'udp';
}
