import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MediaStreamTrack, RTCPeerConnection, RtpHeader, RtpPacket } from 'werift';
import { MEDIA_NAME, mediaIdentity } from './identity.ts';
import { Peer } from './peer.ts';
import type { Offer, Source } from './peer.ts';

const ADDRESS = '127.0.0.1';
const VOICE = { from: 'a', stream: 'audio' } as const;
const WITHIN = { timeout: 20_000, interval: 20 };

let peer: Peer;
let published: Source[];
let offers: Offer[];
/** To what was published last. */
let answer: string;
let windows: RTCPeerConnection[];
beforeEach(() => {
  [published, offers, windows] = [[], [], []];
  peer = new Peer({
    ...{ identity: mediaIdentity(1, MEDIA_NAME), address: ADDRESS, repairs: true },
    published: (source) => published.push(source),
    offered: (offer) => offers.push(offer),
  });
});
afterEach(async () => {
  await peer.close();
  for (const one of windows) await one.close();
});

function opened(): RTCPeerConnection {
  const one = new RTCPeerConnection({
    ...{ iceServers: [], iceUseIpv4: false, iceUseIpv6: false },
    iceInterfaceAddresses: { udp4: ADDRESS },
    iceAdditionalHostAddresses: [ADDRESS],
  });
  windows.push(one);
  return one;
}

/** A window that sends a voice. */
async function publish(): Promise<void> {
  const one = opened();
  one.addTransceiver(new MediaStreamTrack({ kind: 'audio' }), { direction: 'sendonly' });
  await one.setLocalDescription(await one.createOffer());
  answer = await peer.publish(one.localDescription?.sdp ?? '', { 0: 'audio' });
  await one.setRemoteDescription({ type: 'answer', sdp: answer });
}

/** A window that takes what was offered last. @returns the numbers of the packets that reach it */
async function take(round: number): Promise<Set<number>> {
  await vi.waitFor(() => expect(offers.at(-1)?.round).toBe(round), WITHIN);
  const one = opened();
  const got = new Set<number>();
  one.onTrack.subscribe((track) => {
    track.onReceiveRtp.subscribe(({ header }) => got.add(header.sequenceNumber));
  });
  await one.setRemoteDescription({ type: 'offer', sdp: offers.at(-1)?.sdp ?? '' });
  await one.setLocalDescription(await one.createAnswer());
  await peer.answered(one.localDescription?.sdp ?? '', round);
  return got;
}

const packet = (sequenceNumber: number, payloadType = 111) =>
  new RtpPacket(
    new RtpHeader({ sequenceNumber, timestamp: sequenceNumber * 960, payloadType }),
    Buffer.from([0xf8, 0xff, 0xfe]),
  );

/** Until packets go through to a window. */
async function passes(got: ReadonlySet<number>): Promise<void> {
  let next = 1;
  await vi.waitFor(() => {
    peer.write(VOICE, packet((next += 1)));
    expect(got.size).toBeGreaterThan(2);
  }, WITHIN);
}

test('what a participant sends is published again once its way was begun anew', async () => {
  await publish();
  await vi.waitFor(() => expect(peer.flows('sending')).toBe(true), WITHIN);
  const before = published.length;
  await peer.renew('sending');
  expect(peer.flows('sending')).toBe(false);
  await publish();
  await vi.waitFor(() => expect(peer.flows('sending')).toBe(true), WITHIN);
  expect(published.length).toBe(2 * before);
});

test('what a participant takes is offered again, and goes through', async () => {
  peer.place(VOICE, () => undefined);
  await peer.offer();
  await passes(await take(0));
  await peer.renew('taking');
  expect(peer.flows('taking')).toBe(false);
  await passes(await take(1));
});

test('windows are told the address where media is taken and sent, and no other of the machine', async () => {
  peer.place(VOICE, () => undefined);
  await peer.offer();
  await vi.waitFor(() => expect(offers).toHaveLength(1), WITHIN);
  await publish();
  for (const sdp of [offers[0]?.sdp ?? '', answer]) {
    const addresses = [...sdp.matchAll(/a=candidate:(?:\S+ ){4}(\S+)/g)].map(([, one]) => one);
    expect(new Set(addresses)).toEqual(new Set([ADDRESS]));
  }
});

test('a packet of a picture that stays lost is asked for again and again, then a whole picture is', async () => {
  const one = opened();
  const camera = new MediaStreamTrack({ kind: 'video' });
  const { sender } = one.addTransceiver(camera, { direction: 'sendonly' });
  const asked: number[] = [];
  let refreshed = 0;
  sender.onGenericNack.subscribe(({ lost }) => asked.push(...lost));
  sender.onPictureLossIndication.subscribe(() => (refreshed += 1));
  await one.setLocalDescription(await one.createOffer());
  const sdp = await peer.publish(one.localDescription?.sdp ?? '', { 0: 'video' });
  await one.setRemoteDescription({ type: 'answer', sdp });
  await vi.waitFor(() => expect(peer.flows('sending')).toBe(true), WITHIN);
  for (const number of [100, 101, 103, 104]) camera.writeRtp(packet(number, 96));
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(15), WITHIN);
  expect(new Set(asked).size).toBe(1);
  await vi.waitFor(() => expect(refreshed).toBe(1), WITHIN);
  const before = asked.length;
  for (const number of [105, 106]) camera.writeRtp(packet(number, 96));
  await new Promise((go) => setTimeout(go, 300));
  expect(asked.length).toBe(before);
});

test('an answer to what was offered before is dropped', async () => {
  peer.place(VOICE, () => undefined);
  await peer.offer();
  await vi.waitFor(() => expect(offers).toHaveLength(1), WITHIN);
  await peer.renew('taking');
  await peer.answered(offers[0]?.sdp ?? '', 0);
  await passes(await take(1));
});
