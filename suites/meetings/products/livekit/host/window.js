// What LiveKit does in the window of a meeting, by its own library.
import { attempt, buttons, given, gone, hide, INSIDE, list, show, tell } from './page.js';

const { DisconnectReason, Room, RoomEvent, Track } = globalThis.LivekitClient;
const { server, token } = given;
const room = new Room({ publishDefaults: { simulcast: false } });
const STREAMS = {
  [Track.Source.Microphone]: 'audio',
  [Track.Source.Camera]: 'video',
  [Track.Source.ScreenShare]: 'screen',
};
const others = () => [...room.remoteParticipants.values()];
const people = () =>
  list(
    [room.localParticipant, ...others()].map(({ name, isMicrophoneEnabled }) => ({
      ...{ name, isMuted: !isMicrophoneEnabled },
    })),
  );

room
  .on(RoomEvent.TrackSubscribed, (track, _publication, { sid, name }) =>
    show(sid, name, STREAMS[track.source], track.mediaStreamTrack),
  )
  .on(RoomEvent.TrackUnsubscribed, (track, _publication, { sid }) =>
    hide(sid, STREAMS[track.source]),
  )
  .on(RoomEvent.ParticipantDisconnected, ({ sid }) => gone(sid))
  .on(RoomEvent.SignalReconnecting, () => tell('Mất kết nối, đang vào lại.'))
  .on(RoomEvent.Reconnecting, () => tell('Mất kết nối, đang vào lại.'))
  .on(RoomEvent.Reconnected, () => tell(INSIDE))
  .on(RoomEvent.Disconnected, (reason) =>
    tell(
      reason === DisconnectReason.ROOM_DELETED
        ? 'Cuộc họp đã kết thúc.'
        : `Đã rời phòng: ${DisconnectReason[reason] ?? ''}.`,
    ),
  );
for (const event of [
  ...[RoomEvent.ParticipantConnected, RoomEvent.ParticipantDisconnected],
  ...[RoomEvent.TrackPublished, RoomEvent.TrackMuted, RoomEvent.TrackUnmuted],
  ...[RoomEvent.LocalTrackPublished, RoomEvent.Connected, RoomEvent.Reconnected],
])
  room.on(event, people);

/** Asks the server to mute a track, by the right that stands in this window's token. */
async function mute(identity, trackSid) {
  const address = `${server}/twirp/livekit.RoomService/MutePublishedTrack`;
  const answer = await fetch(address, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ room: room.name, identity, trackSid, muted: true }),
  });
  if (!answer.ok) throw new Error(`máy chủ trả lời mã ${answer.status}`);
}

buttons({
  'tat-mic': async () => {
    for (const { identity, audioTrackPublications } of others())
      for (const { trackSid } of audioTrackPublications.values()) await mute(identity, trackSid);
  },
  'chia-se': () => room.localParticipant.setScreenShareEnabled(true),
  roi: () => room.disconnect(),
});

await attempt(async () => {
  await room.connect(server, token);
  const me = room.localParticipant;
  // Whose sound alone is refused is inside all the same, and is not heard.
  room.once(RoomEvent.LocalTrackPublished, () => tell(INSIDE));
  await Promise.allSettled([me.setCameraEnabled(true), me.setMicrophoneEnabled(true)]);
  if (me.trackPublications.size === 0) tell('Máy chủ không nhận tiếng và hình.');
});
